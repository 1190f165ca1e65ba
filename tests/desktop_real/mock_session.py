"""What tells of presence, for tests: logind, a screen saver, Mutter's idle monitor, a notification service's switches.

    python mock_session.py [NAME…]

It takes the given bus names (logind's too: the test makes one bus stand for both), prints {"event": "ready"}, and
obeys JSON lines: {"do": "set", "key": "IdleHint", "to": true} changes an answer and sends the signal a real one would;
with "quietly": true it does not. Whoever asks the screen saver makes it print {"event": "asked"}.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, Message, MessageType, NameFlag, Variant
from dbus_fast.aio import MessageBus

PROPERTIES = "org.freedesktop.DBus.Properties"
SAVER = "org.freedesktop.ScreenSaver"
STATE: dict[str, Any] = {"IdleHint": False, "LockedHint": False, "Active": False, "Idletime": 0, "Inhibited": False}
OF_THE_SESSION = ("IdleHint", "LockedHint")


def answer(call: Message) -> Message | None:
    if call.message_type is not MessageType.METHOD_CALL:
        return None
    if call.interface == PROPERTIES and call.member == "Get" and call.body[1] in STATE:
        return Message.new_method_return(call, "v", [Variant("b", STATE[call.body[1]])])
    if call.interface == SAVER and call.member == "GetActive":
        say(event="asked")
        return Message.new_method_return(call, "b", [STATE["Active"]])
    if call.member == "GetIdletime":
        return Message.new_method_return(call, "t", [STATE["Idletime"]])
    return None


def signal_of(key: str) -> Message | None:
    if key in OF_THE_SESSION:
        path, interface = "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session"
    elif key == "Inhibited":
        path, interface = "/org/freedesktop/Notifications", "org.freedesktop.Notifications"
    elif key == "Active":
        return Message(message_type=MessageType.SIGNAL, path="/org/freedesktop/ScreenSaver", interface=SAVER,
                       member="ActiveChanged", signature="b", body=[STATE[key]])
    else:
        return None
    body = [interface, {key: Variant("b", STATE[key])}, []]
    return Message(message_type=MessageType.SIGNAL, path=path, interface=PROPERTIES, member="PropertiesChanged",
                   signature="sa{sv}as", body=body)


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


async def main() -> None:
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    bus.add_message_handler(answer)
    for name in sys.argv[1:]:
        await bus.request_name(name, NameFlag.DO_NOT_QUEUE)
    say(event="ready")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        STATE[order["key"]] = order["to"]
        told = None if order.get("quietly") else signal_of(order["key"])
        if told is not None:
            await bus.send(told)
        say(event="did", what="set")


if __name__ == "__main__":
    asyncio.run(main())
