"""The desktop portal's notifications for tests, in a process of its own.

    python mock_portal.py [--refuse]

It takes the portal's name, prints JSON lines ({"event": "ready"}, "add" with id and content, "remove", "register"), and
obeys {"do": "press", "id": …, "action": …}: ActionInvoked to the sender alone.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, Message, MessageType, NameFlag, Variant
from dbus_fast.aio import MessageBus

NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
IFACE = "org.freedesktop.portal.Notification"
SENDERS: dict[str, str] = {}


def plain(value: Any) -> Any:
    if isinstance(value, Variant):
        return plain(value.value)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def answer(call: Message) -> Message | None:
    if call.message_type is not MessageType.METHOD_CALL:
        return None
    if call.member == "Get" and call.body == [IFACE, "version"]:
        return Message.new_method_return(call, "v", [Variant("u", 2)])
    if call.member == "Register":
        say(event="register", id=call.body[0])
        return Message.new_method_return(call)
    if call.interface != IFACE:
        return None
    if call.member == "AddNotification":
        if "--refuse" in sys.argv:
            return Message.new_error(call, "org.freedesktop.portal.Error.NotAllowed", "no")
        SENDERS[call.body[0]] = call.sender
        say(event="add", id=call.body[0], content=plain(call.body[1]), signature=call.signature,
            kinds={key: value.signature for key, value in call.body[1].items()})
    else:
        say(event="remove", id=call.body[0])
    return Message.new_method_return(call)


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


async def main() -> None:
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    bus.add_message_handler(answer)
    await bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
    say(event="ready")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        await bus.send(Message(message_type=MessageType.SIGNAL, destination=SENDERS[order["id"]], path=PATH,
                               interface=IFACE, member="ActionInvoked", signature="ssav",
                               body=[order["id"], order["action"], [Variant("s", order["id"])]]))
        say(event="did", what="press")


if __name__ == "__main__":
    asyncio.run(main())
