"""A notification daemon with buttons for tests, in a process of its own, that answers its caller alone, like GNOME.

    python mock_daemon.py [--broadcast] [--no-actions] [--no-markup] [--refuse NAME] [--who NAME,VENDOR,VERSION]

It takes the name org.freedesktop.Notifications, prints one JSON line per thing that happens ({"event": "ready"},
"notify" with all arguments, "close"), and obeys JSON lines on standard input:
    {"do": "press", "id": 1, "key": "done", "token": "abc"}     ActivationToken (if a token is given), ActionInvoked
    {"do": "closed", "id": 1, "reason": 2}                      NotificationClosed
    {"do": "restart"}                                           gives the name up and takes it again; ids begin at 1
    {"do": "leave"}, {"do": "come"}                             the two halves of a restart
    {"do": "stall"}                                             answers Notify no more
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from typing import Any

from dbus_fast import BusType, Message, MessageType, NameFlag
from dbus_fast.aio import MessageBus

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"


class Daemon:
    def __init__(self, bus: MessageBus, options: argparse.Namespace) -> None:
        self.bus, self.options = bus, options
        self.last, self.senders, self.stalled = 0, {}, False
        bus.add_message_handler(self.handle)

    def handle(self, call: Message) -> Message | bool | None:
        if call.message_type is not MessageType.METHOD_CALL or call.interface != NAME:
            return None
        answer = getattr(self, f"on_{call.member}", None)
        return answer(call) if answer else None

    def on_GetCapabilities(self, call: Message) -> Message:
        words = ["body"]
        words += [] if self.options.no_actions else ["actions"]
        words += [] if self.options.no_markup else ["body-markup"]
        return Message.new_method_return(call, "as", [words])

    def on_GetServerInformation(self, call: Message) -> Message | None:
        if not self.options.who:
            return None
        return Message.new_method_return(call, "ssss", [*self.options.who.split(","), "1.2"])

    def on_Notify(self, call: Message) -> Message | bool:
        if self.stalled:
            return True
        if self.options.refuse:
            return Message.new_error(call, self.options.refuse, "no more, please")
        _, replaces, icon, title, body, actions, hints, timeout = call.body
        if not replaces:
            self.last += 1
        number = replaces or self.last
        self.senders[number] = call.sender
        say(
            event="notify", id=number, replaces=replaces, icon=icon, title=title, body=body, actions=actions,
            hints={key: [value.signature, value.value] for key, value in hints.items()}, timeout=timeout,
            signature=call.signature,
        )
        return Message.new_method_return(call, "u", [number])

    def on_CloseNotification(self, call: Message) -> Message:
        say(event="close", id=call.body[0])
        self.signal(call.body[0], "NotificationClosed", "uu", 3)
        return Message.new_method_return(call)

    def signal(self, number: int, member: str, signature: str, value: Any) -> None:
        target = None if self.options.broadcast else self.senders.get(number)
        if target or self.options.broadcast:
            self.bus.send(Message(
                message_type=MessageType.SIGNAL, destination=target, path=PATH, interface=NAME, member=member,
                signature=signature, body=[number, value],
            ))

    async def obey(self, order: dict[str, Any]) -> None:
        if order["do"] == "press":
            if order.get("token"):
                self.signal(order["id"], "ActivationToken", "us", order["token"])
            self.signal(order["id"], "ActionInvoked", "us", order["key"])
        elif order["do"] == "closed":
            self.signal(order["id"], "NotificationClosed", "uu", order["reason"])
        elif order["do"] == "stall":
            self.stalled = True
        if order["do"] in ("restart", "leave"):
            await self.bus.release_name(NAME)
            self.last, kept = 0, self.senders
            self.senders = dict(kept) if order["do"] == "restart" else {}
        if order["do"] in ("restart", "come"):
            await self.bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
        say(event="did", what=order["do"])


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


async def main() -> None:
    parser = argparse.ArgumentParser()
    for flag in ("--broadcast", "--no-actions", "--no-markup"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--refuse", default="")
    parser.add_argument("--who", default="")
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    daemon = Daemon(bus, parser.parse_args())
    await bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
    say(event="ready")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        await daemon.obey(json.loads(line))


if __name__ == "__main__":
    asyncio.run(main())
