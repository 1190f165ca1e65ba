"""A tray without a panel for tests: the StatusNotifierWatcher and its host, in a process of its own.

    python mock_watcher.py [--late-host]

It takes the name org.kde.StatusNotifierWatcher, prints JSON lines ({"event": "ready"}, {"event": "item", "name"}), and
obeys JSON lines on standard input:
    {"do": "host"}              a host comes (only with --late-host it is not there from the start)
    {"do": "restart"}           gives the name up and takes it again, having forgotten all items
    {"do": "look", "name"}      prints {"event": "look", "id", "title", "labels"} of an item and its menu
    {"do": "click", "name", "label"}     a press on a menu entry
    {"do": "activate", "name"}           a click on the icon

dbus-fast reads the annotations of its methods as they stand: no ``from __future__ import annotations`` here.
"""

import argparse
import asyncio
import json
import sys
from typing import Annotated, Any

from dbus_fast import BusType, Message, MessageType, NameFlag, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusInt32, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

NAME = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"
MENU = "com.canonical.dbusmenu"
StringList = Annotated[list, DBusSignature("as")]
Flag = Annotated[bool, DBusSignature("b")]


class Watcher(ServiceInterface):
    def __init__(self, host: bool) -> None:
        super().__init__(NAME)
        self.items: list[str] = []
        self.host = host

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: DBusStr) -> None:
        self.items.append(service)
        say(event="item", name=service)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: DBusStr) -> None:
        self.host = True

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> StringList:
        return self.items

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> Flag:
        return self.host

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> DBusInt32:
        return 0

    @dbus_signal()
    def StatusNotifierHostRegistered(self) -> None:
        return None


async def call(bus: MessageBus, name: str, path: str, interface: str, member: str, sign: str, body: list[Any]) -> Any:
    reply = await bus.call(Message(
        destination=name, path=path, interface=interface, member=member, signature=sign, body=body,
    ))
    if reply is None or reply.message_type is not MessageType.METHOD_RETURN:
        raise RuntimeError(f"{member}: {reply and reply.body}")
    return reply.body[0] if reply.body else None


async def layout(bus: MessageBus, name: str, *, deep: bool = False) -> list[tuple[int, str]]:
    """Menu entries as (id, label); ``deep`` with those of submenus."""
    path = (await facts(bus, name))["Menu"].value
    reply = await bus.call(Message(
        destination=name, path=path, interface=MENU, member="GetLayout", signature="iias", body=[0, -1, ["label"]],
    ))
    return list(entries(reply.body[1][2], deep=deep))


def entries(children: list[Variant], *, deep: bool) -> Any:
    for child in children:
        number, values, below = child.value
        yield number, values["label"].value if "label" in values else ""
        if deep:
            yield from entries(below, deep=True)


async def facts(bus: MessageBus, name: str) -> dict[str, Variant]:
    return await call(
        bus, name, "/StatusNotifierItem", "org.freedesktop.DBus.Properties", "GetAll", "s",
        ["org.kde.StatusNotifierItem"],
    )


async def obey(bus: MessageBus, watcher: Watcher, order: dict[str, Any]) -> None:
    name, wish = order.get("name", ""), order["do"]
    if wish == "host":
        watcher.host = True
        watcher.emit_properties_changed({"IsStatusNotifierHostRegistered": True})
        watcher.StatusNotifierHostRegistered()
    elif wish == "restart":
        await bus.release_name(NAME)
        watcher.items.clear()
        await bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
    elif wish == "look":
        found = await facts(bus, name)
        labels = [label for _, label in await layout(bus, name)]
        tip = found["ToolTip"].value[2] if "ToolTip" in found else ""
        pixmaps = found["IconPixmap"].value if "IconPixmap" in found else []
        say(event="look", id=found["Id"].value, title=found["Title"].value, labels=labels, tip=tip,
            sizes=sorted(width for width, _, _ in pixmaps), status=found["Status"].value)
    elif wish == "click":
        number = next(number for number, label in await layout(bus, name, deep=True) if label == order["label"])
        path = (await facts(bus, name))["Menu"].value
        await call(bus, name, path, MENU, "Event", "isvu", [number, "clicked", Variant("s", ""), 0])
    elif wish == "activate":
        await call(bus, name, "/StatusNotifierItem", "org.kde.StatusNotifierItem", "Activate", "ii", [0, 0])
    say(event="did", what=wish)


def say(**facts: Any) -> None:
    print(json.dumps(facts), flush=True)


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--late-host", action="store_true")
    bus = await MessageBus(bus_type=BusType.SESSION).connect()
    watcher = Watcher(host=not parser.parse_args().late_host)
    bus.export(PATH, watcher)
    await bus.request_name(NAME, NameFlag.DO_NOT_QUEUE)
    say(event="ready")
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        await obey(bus, watcher, json.loads(line))


if __name__ == "__main__":
    asyncio.run(main())
