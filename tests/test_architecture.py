"""Who may import whom, and how long things may grow: the picture of the house, kept by reading the sources.

::

          app, cli (with its arguments, the commands, the command line that runs them, and doctor)
                                 │
                              desktop ………………………… PySide6 only here
                                 │
                              actions
         ┌──────────┬──────────┬─┴────────┬──────────┬──────────┐
      storage   importers  exporters   matching   prompts    system      never one another
         └──────────┴──────────┴─┬────────┴──────────┘          │
                              domain                            │        standard library only
                                 └──────────── errors ──────────┘

Imports inside functions count. Each rule is a function from a `Source` (or several) to complaints; the second half of
the file feeds them made-up sources, so that a rule that can no longer complain fails.
"""

from __future__ import annotations

import ast
import dataclasses
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "networkgarden"
LONGEST_FUNCTION = 50
LONGEST_FILE = 400

LEAVES = ("storage", "importers", "exporters", "matching", "prompts", "system")
PAGES = ("garden", "person", "today", "seeds", "harvest", "importing", "settings", "welcome")

MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "domain": {"errors"},
    **{leaf: {"errors", "domain"} for leaf in LEAVES},
    "actions": {"errors", "domain", *LEAVES},
    "desktop": {"errors", "domain", "system", "actions"},
    "app": {"errors", "domain", *LEAVES, "actions", "desktop", "command_line"},
    "cli_arguments": {"errors", "domain"},
    "commands": {"errors", "domain", "actions"},
    "doctor": {"errors", "system", "actions", "desktop"},
    "command_line": {"errors", "domain", *LEAVES, "actions", "desktop", "cli_arguments", "commands"},
    "cli": {"errors", "system", "app", "cli_arguments", "command_line", "doctor"},
    "__main__": {"cli"},
}
"""Part → parts it may import, beside its own modules and the package's own name (version, application id)."""

OUTSIDE: dict[str, tuple[str, ...]] = {
    "PySide6": ("desktop/",),
    "shiboken6": ("desktop/",),
    "jeepney": ("desktop/",),
    "desktop_notifier": ("desktop/notifier/by_library.py",),
    "peewee": ("storage/",),
    "playhouse": ("storage/",),
    "sqlcipher3": ("storage/",),
    "rapidfuzz": ("matching/",),
    "phonenumbers": ("matching/",),
    "nicknames": ("matching/",),
    "platformdirs": ("system/paths.py",),
    "keyring": ("system/secrets.py",),
    "cryptography": ("system/",),
    "charset_normalizer": ("importers/text.py",),
}
"""What does not come with Python → where alone it may be imported. Nothing else from outside is."""

NETWORK = (
    "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "socketserver", "ssl", "telnetlib", "urllib.request",
    "xmlrpc",
)  # fmt: skip
LOCAL_QT_NETWORK = {"QLocalServer", "QLocalSocket"}
TOP_LEVEL = {
    PACKAGE, "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE", ".gitignore", ".ci", ".github"
}  # fmt: skip


@dataclasses.dataclass(frozen=True)
class Source:
    """One Python file of the package; ``path`` is relative to it, as in ``desktop/tray.py``."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def module(self) -> str:
        parts = [PACKAGE, *self.path.removesuffix(".py").split("/")]
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def part(self) -> str:
        return part_of(self.module)

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """Line and full name of everything imported anywhere in the file: ``a.b.c`` for ``from a.b import c``."""
        found = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
        return found


def part_of(module: str) -> str:
    """``networkgarden.storage.rows`` → ``storage``; the package itself → the empty string."""
    return module.split(".")[1] if "." in module else ""


def is_under(name: str, module: str) -> bool:
    return name == module or name.startswith(module + ".")


def package_sources() -> list[Source]:
    folder = ROOT / PACKAGE
    files = (file for file in sorted(folder.rglob("*.py")) if "resources" not in file.relative_to(folder).parts)
    return [Source(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8")) for file in files]


# --- the rules --------------------------------------------------------------------------------------------------


def parts_keep_apart(source: Source) -> Iterator[str]:
    allowed = MAY_IMPORT.get(source.part)
    if allowed is None:
        yield f"{source.path}: the picture has no part named {source.part}"
        return
    for line, name in source.imports:
        # `from networkgarden import domain` names a part; `from networkgarden import APP_ID` does not
        target = part_of(name) if name.startswith(PACKAGE + ".") else ""
        if target and target in MAY_IMPORT and target not in allowed and target != source.part:
            yield f"{source.path}:{line}: {source.part or PACKAGE} may not import {name}"


def outsiders_stay_in_their_place(source: Source) -> Iterator[str]:
    for line, name in source.imports:
        top = name.split(".")[0]
        if top == PACKAGE or top in sys.stdlib_module_names:
            continue
        places = OUTSIDE.get(top)
        if places is None:
            yield f"{source.path}:{line}: {top} is neither ours, nor Python's, nor allowed anywhere"
        elif not source.path.startswith(places):
            yield f"{source.path}:{line}: {top} may be imported only in {' and '.join(places)}"


def nothing_reaches_the_network(source: Source) -> Iterator[str]:
    for line, name in source.imports:
        forbidden = any(is_under(name, module) for module in NETWORK)
        qt_network = is_under(name, "PySide6.QtNetwork") and name.split(".")[-1] not in LOCAL_QT_NETWORK
        if forbidden or qt_network:
            yield f"{source.path}:{line}: {name} can reach the network"


def imports_are_absolute(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"{source.path}:{node.lineno}: relative import"


def pages_keep_apart(source: Source) -> Iterator[str]:
    steps = source.path.split("/")
    if steps[0] != "desktop" or steps[1] not in PAGES:
        return
    for line, name in source.imports:
        for page in PAGES:
            if page != steps[1] and is_under(name, f"{PACKAGE}.desktop.{page}"):
                yield f"{source.path}:{line}: the page {steps[1]} imports the page {page}"


def widgets_know_nothing_of_the_app(source: Source) -> Iterator[str]:
    if not source.path.startswith("desktop/widgets/"):
        return
    for line, name in source.imports:
        if any(is_under(name, f"{PACKAGE}.{part}") for part in ("actions", "storage")) or any(
            is_under(name, f"{PACKAGE}.desktop.{page}") for page in PAGES
        ):
            yield f"{source.path}:{line}: a reusable widget imports {name}"


def stored_rows_stay_inside(source: Source) -> Iterator[str]:
    if source.part == "storage":
        return
    for line, name in source.imports:
        if is_under(name, f"{PACKAGE}.storage.models"):
            yield f"{source.path}:{line}: storage.models is private to storage"


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def functions_are_short(source: Source) -> Iterator[str]:
    for node in _functions(source.tree):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > LONGEST_FUNCTION:
            yield f"{source.path}:{node.lineno}: {node.name} has {length} lines"


def files_are_short(source: Source) -> Iterator[str]:
    lines = source.text.count("\n") + 1
    if lines > LONGEST_FILE + 1:
        yield f"{source.path}: {lines - 1} lines"


def labels_are_plain(source: Source) -> Iterator[str]:
    """QLabel and QMessageBox guess whether a text is HTML: only widgets/ may touch them, to switch that off."""
    if source.path.startswith("desktop/widgets/"):
        return
    for node in ast.walk(source.tree):
        named = (
            (isinstance(node, ast.Name) and node.id)
            or (isinstance(node, ast.Attribute) and node.attr)
            or (isinstance(node, ast.alias) and node.name)
        )
        if named in ("QLabel", "QMessageBox"):
            yield f"{source.path}:{node.lineno}: a bare {named}; take the plain one from desktop/widgets"


def app_id_is_written_once(source: Source) -> Iterator[str]:
    if source.path == "__init__.py":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and f"io.github.{PACKAGE}" in node.value:
            yield f"{source.path}:{node.lineno}: the application id is written out; import APP_ID"


def errors_are_not_swallowed(source: Source) -> Iterator[str]:
    """A named error may be let go in silence (with a comment saying why); just any error may not."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ExceptHandler):
            silent = all(isinstance(line, ast.Pass) or _is_dots(line) for line in node.body)
            if silent and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")):
                yield f"{source.path}:{node.lineno}: any error at all, and nothing but pass"


def _is_dots(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...


def import_cycles(sources: Iterable[Source]) -> Iterator[str]:
    """Cycles among modules. ``from a.b import c`` leads to a.b.c where that is a module, else to a.b."""
    by_name = {source.module: source for source in sources}

    def targets(source: Source) -> set[str]:
        found = set()
        for _, name in source.imports:
            exact = name if name in by_name else name.rpartition(".")[0]
            if exact in by_name and exact != source.module:
                found.add(exact)
        return found

    graph = {name: targets(source) for name, source in by_name.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> Iterator[str]:
        if name in trail:
            yield "import cycle: " + " → ".join((*trail[trail.index(name) :], name))
        elif name not in done:
            for target in sorted(graph[name]):
                yield from visit(target, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        yield from visit(name, ())


def strangers(names: Iterable[str]) -> set[str]:
    """Paths of the project whose first step is not in the list of what the top level holds."""
    return {name.split("/")[0] for name in names} - TOP_LEVEL


RULES: tuple[Callable[[Source], Iterator[str]], ...] = (
    parts_keep_apart,
    outsiders_stay_in_their_place,
    nothing_reaches_the_network,
    imports_are_absolute,
    pages_keep_apart,
    widgets_know_nothing_of_the_app,
    stored_rows_stay_inside,
    functions_are_short,
    files_are_short,
    labels_are_plain,
    app_id_is_written_once,
    errors_are_not_swallowed,
)


# --- the house as it stands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Callable[[Source], Iterator[str]]) -> None:
    sources = package_sources()
    assert len(sources) > 10
    complaints = [complaint for source in sources for complaint in rule(source)]
    assert not complaints, "\n" + "\n".join(complaints)


def test_no_import_cycles() -> None:
    assert list(import_cycles(package_sources())) == []


def test_the_top_level_holds_only_the_known() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: the top level cannot be told from what lies around")
    assert strangers(listed.stdout.split("\n")[:-1]) == set()


# --- the rules can complain -------------------------------------------------------------------------------------

BROKEN: list[tuple[Callable[[Source], Iterator[str]], str, str]] = [
    (parts_keep_apart, "domain/x.py", "from networkgarden.storage.garden import Garden"),
    (parts_keep_apart, "domain/x.py", "def f():\n    import networkgarden.system.clock"),
    (parts_keep_apart, "importers/x.py", "from networkgarden.matching import score"),
    (parts_keep_apart, "importers/x.py", "from networkgarden import matching"),
    (parts_keep_apart, "desktop/x.py", "from networkgarden.storage.garden import Garden"),
    (parts_keep_apart, "errors.py", "from networkgarden.domain import kinds"),
    (parts_keep_apart, "actions/x.py", "from networkgarden.desktop.tray import Tray"),
    (parts_keep_apart, "app.py", "from networkgarden.cli import main"),
    (parts_keep_apart, "utils.py", ""),
    (outsiders_stay_in_their_place, "actions/x.py", "from PySide6.QtCore import QObject"),
    (outsiders_stay_in_their_place, "desktop/x.py", "import peewee"),
    (outsiders_stay_in_their_place, "system/clock.py", "import platformdirs"),
    (outsiders_stay_in_their_place, "importers/x.py", "import vobject"),
    (nothing_reaches_the_network, "system/x.py", "from urllib.request import urlopen"),
    (nothing_reaches_the_network, "desktop/x.py", "from PySide6.QtNetwork import QNetworkAccessManager"),
    (imports_are_absolute, "domain/x.py", "from . import kinds"),
    (pages_keep_apart, "desktop/garden/x.py", "from networkgarden.desktop.person.page import PersonPage"),
    (pages_keep_apart, "desktop/garden/x.py", "from networkgarden.desktop import person"),
    (widgets_know_nothing_of_the_app, "desktop/widgets/x.py", "from networkgarden.actions.log import log"),
    (stored_rows_stay_inside, "actions/x.py", "from networkgarden.storage.models import Contact"),
    (functions_are_short, "domain/x.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION),
    (files_are_short, "domain/x.py", "x = 1\n" * (LONGEST_FILE + 1)),
    (labels_are_plain, "desktop/x.py", "from PySide6.QtWidgets import QLabel"),
    (labels_are_plain, "desktop/x.py", "QtWidgets.QMessageBox.question()"),
    (app_id_is_written_once, "desktop/x.py", "x = 'io.github.networkgarden.networkgarden.desktop'"),
    (errors_are_not_swallowed, "domain/x.py", "try:\n    f()\nexcept:\n    pass"),
    (errors_are_not_swallowed, "domain/x.py", "try:\n    f()\nexcept Exception:\n    ..."),
]

SOUND: list[tuple[str, str]] = [
    ("domain/x.py", "import math\nfrom networkgarden.errors import NotFound\nfrom networkgarden.domain import kinds"),
    ("system/x.py", "import socket\nfrom networkgarden import APP_ID"),
    ("system/paths.py", "import platformdirs"),
    ("actions/x.py", "from networkgarden.storage.garden import Garden\nfrom networkgarden.prompts import choose"),
    ("desktop/garden/x.py", "from PySide6.QtNetwork import QLocalSocket\nimport networkgarden.desktop.widgets"),
    ("desktop/widgets/x.py", "from PySide6.QtWidgets import QLabel"),
    ("domain/x.py", "def f():\n" + "    x = 1\n" * (LONGEST_FUNCTION - 1)),
    ("domain/x.py", "x = 1\n" * LONGEST_FILE),
    ("domain/x.py", "try:\n    f()\nexcept ValueError:\n    x = None"),
]


@pytest.mark.parametrize(("rule", "path", "text"), BROKEN, ids=lambda value: getattr(value, "__name__", None))
def test_a_rule_complains(rule: Callable[[Source], Iterator[str]], path: str, text: str) -> None:
    assert len(list(rule(Source(path, text)))) >= 1


def test_every_rule_is_seen_complaining() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


@pytest.mark.parametrize(("path", "text"), SOUND)
def test_no_rule_complains_of_sound_sources(path: str, text: str) -> None:
    assert [complaint for rule in RULES for complaint in rule(Source(path, text))] == []


def test_cycles_are_found() -> None:
    first = Source("domain/a.py", "from networkgarden.domain.b import x")
    second = Source("domain/b.py", "def f():\n    from networkgarden.domain import a")
    alone = Source("domain/c.py", "from networkgarden.domain.a import y")
    assert list(import_cycles([first, second, alone])) == [
        "import cycle: networkgarden.domain.a → networkgarden.domain.b → networkgarden.domain.a"
    ]
    assert list(import_cycles([first, alone])) == []


def test_strangers_at_the_top_level_are_seen() -> None:
    assert strangers(["README.md", "tests/x.py", "notes.md", "scripts/y.py"]) == {"notes.md", "scripts"}


def test_no_two_test_files_answer_to_one_name() -> None:
    """Outside packages pytest knows a test file by its last name only, and collects the second one not at all."""
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    names = [file.name for file in files if not (file.parent / "__init__.py").exists()]
    assert [name for name in dict.fromkeys(names) if names.count(name) > 1] == []
