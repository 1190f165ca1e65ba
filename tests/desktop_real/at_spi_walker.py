"""Walks the screen-reader tree for screen_reader.py; run by the system's Python, which alone has AT-SPI.

One JSON request a line comes in, one JSON answer a line goes out: ``{"ok": …}`` or ``{"error": "…"}``.
Nothing is cached: every answer is the tree as it is now.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST_NODES = 20_000
known = {}  # handle → accessible


def application(pid):
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == pid:
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


def describe(node):
    handle = next((number for number, other in known.items() if other == node), None)
    if handle is None:
        handle = len(known) + 1
        known[handle] = node
    action = node.get_action_iface()
    component = node.get_component_iface()
    box = component.get_extents(Atspi.CoordType.SCREEN) if component else None
    return {
        "handle": handle,
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "role": node.get_role_name() or "",
        "states": sorted(state.value_nick for state in node.get_state_set().get_states()),
        "actions": [action.get_action_name(i) for i in range(action.get_n_actions())] if action else [],
        "bounds": [box.x, box.y, box.width, box.height] if box else [0, 0, 0, 0],
    }


def walk(node, depth=0):
    """The node and all below it, depth first, with their depth; what dies meanwhile is left out."""
    seen = 0
    stack = [(node, depth)]
    while stack and seen < MOST_NODES:
        node, depth = stack.pop()
        seen += 1
        yield node, depth
        try:
            children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
        except GLib.Error:
            continue
        stack += [(child, depth + 1) for child in reversed(children) if child is not None]


def nodes(pid, under, role, name):
    """Nodes of that program whose role and name match (regular expressions over the whole text)."""
    import re

    start = known.get(under) if under else application(pid)
    found = []
    for node, _ in walk(start) if start is not None else ():
        try:
            if re.fullmatch(role, node.get_role_name() or "") and re.fullmatch(name, node.get_name() or "", re.S):
                found.append(describe(node))
        except GLib.Error:
            continue
    return found


def tree(pid):
    start = application(pid)
    lines = []
    for node, depth in walk(start) if start is not None else ():
        try:
            lines.append(f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r} {node.get_description()!r}")
        except GLib.Error:
            lines.append("  " * depth + "(gone)")
    return "\n".join(lines)


def look(handle):
    try:
        node = known[handle]
        gone = node.get_state_set().contains(Atspi.StateType.DEFUNCT) or node.get_role() == Atspi.Role.INVALID
        return None if gone else describe(node)
    except GLib.Error:
        return None


def press(handle, action):
    iface = known[handle].get_action_iface()
    names = [iface.get_action_name(i) for i in range(iface.get_n_actions())] if iface else []
    if not names or (action and action not in names):
        raise LookupError(f"no action {action!r} among {names}")
    return iface.do_action(names.index(action) if action else 0)


def focus(handle):
    return known[handle].get_component_iface().grab_focus()


def write(handle, text):
    return known[handle].get_editable_text_iface().set_text_contents(text)


def text(handle):
    iface = known[handle].get_text_iface()
    return Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface))


def forget():
    known.clear()


REQUESTS = {f.__name__: f for f in (nodes, tree, look, press, focus, write, text, forget)}

for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = {"ok": REQUESTS[request.pop("do")](**request)}
    except (GLib.Error, LookupError, AttributeError) as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer), flush=True)
