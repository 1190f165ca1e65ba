"""Importers that others add: packages with an entry point in the group ``networkgarden.importers``.

    [project.entry-points."networkgarden.importers"]
    nuts = "nuts_importer:NutsImporter"

The entry point names a class (or function) without arguments that gives an :class:`Importer`. It is loaded when a
file comes that no importer of our own reads, and asked before that file is taken for just any table. One that fails
costs one sentence in the report and nothing else. ``tests/importers/test_plugins.py`` holds an example.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol

from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import NetworkGardenError, UnreadableFile
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints

GROUP = "networkgarden.importers"


class Importer(Protocol):
    """What a package has to give. No network, no window, no database: a file in, people and interactions out."""

    name: str                       # the format, as it stands in the report

    def recognises(self, head: bytes, name: str) -> bool:
        """Whether a file that begins with ``head`` (its first 64 KB) and bears this name is of the format."""

    def read(self, file: FoundFile, hints: Hints) -> Incoming:
        """All of the file. ``file.read_bytes()`` or ``file.stream()`` give its content, also from inside a zip;
        UnreadableFile (networkgarden.errors) says why it cannot be read."""


def read_by_others(file: FoundFile, head: bytes, hints: Hints) -> tuple[Incoming | None, tuple[Skip, ...]]:
    """The file as the first importer reads it that knows it, and what went wrong with others."""
    importers, trouble = _loaded(tuple(sys.path))
    for importer in importers:
        try:
            if importer.recognises(head, file.name):
                return _checked(importer.read(file, hints), file, importer), trouble
        except NetworkGardenError:
            raise
        except Exception as error:  # noqa: BLE001 - not our code: whatever it does wrong is one sentence
            trouble = (*trouble, _trouble(importer.name, f"failed ({type(error).__name__})"))
    return None, trouble


def _checked(incoming: object, file: FoundFile, importer: Importer) -> Incoming:
    if not isinstance(incoming, Incoming):
        raise UnreadableFile(f"{file.name} could not be read by the importer “{importer.name}”.")
    return replace(incoming, path=file.path, format=incoming.format or importer.name,
                   source=incoming.source or importer.name)


@lru_cache(maxsize=4)
def _loaded(_: tuple[str, ...]) -> tuple[tuple[Importer, ...], tuple[Skip, ...]]:
    """The importers that can be found on this path, and those that cannot be loaded."""
    found: list[Importer] = []
    trouble: list[Skip] = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            found.append(_load(point))
        except Exception as error:  # noqa: BLE001 - not our code: whatever it does wrong is one sentence
            trouble.append(_trouble(point.name, f"could not be loaded ({type(error).__name__})"))
    return tuple(found), tuple(trouble)


def _load(point: EntryPoint) -> Importer:
    importer: Importer = point.load()()
    if not (isinstance(importer.name, str) and callable(importer.recognises) and callable(importer.read)):
        raise TypeError(point.name)
    return importer


def _trouble(name: str, what: str) -> Skip:
    return Skip(f"importer {name}", f"the importer “{name}” {what} and was left aside")
