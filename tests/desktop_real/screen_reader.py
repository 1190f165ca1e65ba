"""What a screen reader meets, asked through at_spi_walker.py. See conftest.py for how to use it."""

from __future__ import annotations

import dataclasses
import json
import subprocess
from pathlib import Path
from typing import Any

from tests.desktop_real.waiting import PATIENCE, wait_for

ANY = r".*"
SYSTEM_PYTHON = "/usr/bin/python3"


@dataclasses.dataclass(frozen=True)
class Node:
    """One thing in the tree, as it was when it was looked at. ``bounds`` are x, y, width, height on the screen."""

    handle: int
    name: str
    description: str
    role: str
    states: list[str]
    actions: list[str]
    bounds: list[int]


class ScreenReader:
    def __init__(self) -> None:
        walker = Path(__file__).with_name("at_spi_walker.py")
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, "-s", str(walker)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def find_all(self, pid: int, *, name: str = ANY, role: str = ANY, under: Node | None = None) -> list[Node]:
        rows = self._ask("nodes", pid=pid, name=name, role=role, under=under.handle if under else 0)
        return [Node(**row) for row in rows]

    def find(
        self, pid: int, *, name: str = ANY, role: str = ANY, under: Node | None = None, timeout: float = PATIENCE
    ) -> Node:
        def missing() -> str:
            return f"{role!r} named {name!r}; the tree is\n{self.tree(pid)}"

        return wait_for(lambda: self.find_all(pid, name=name, role=role, under=under), missing, timeout)[0]

    def look(self, node: Node) -> Node | None:
        row = self._ask("look", handle=node.handle)
        return Node(**row) if row else None

    def wait(self, node: Node, *, name: str = ANY, description: str = ANY, timeout: float = PATIENCE) -> Node:
        import re

        def fitting() -> Node | None:
            now = self.look(node)
            fits = now and re.fullmatch(name, now.name, re.S) and re.fullmatch(description, now.description, re.S)
            return now if fits else None

        def missing() -> str:
            return f"name {name!r} and description {description!r}; it is {self.look(node)}"

        found = wait_for(fitting, missing, timeout)
        assert found is not None
        return found

    def press(self, node: Node, action: str | None = None) -> None:
        assert self._ask("press", handle=node.handle, action=action), f"{node} would not be pressed"

    def focus(self, node: Node) -> None:
        assert self._ask("focus", handle=node.handle), f"{node} would not take the focus"

    def write(self, node: Node, text: str) -> None:
        assert self._ask("write", handle=node.handle, text=text), f"{node} would not take text"

    def text(self, node: Node) -> str:
        return str(self._ask("text", handle=node.handle))

    def tree(self, pid: int) -> str:
        return str(self._ask("tree", pid=pid))

    def forget(self) -> None:
        """Lets go of all nodes found so far."""
        self._ask("forget")

    def _ask(self, request: str, **details: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps({"do": request, **details}), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, "the walker of the screen-reader tree has died"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["ok"]
