"""Finds LinkedIn archives among the files of a folder or zip: several files that make sense only together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import UnreadableFile
from networkgarden.importers import linkedin, tables
from networkgarden.importers.files import FoundFile, is_below
from networkgarden.importers.hints import Hints
from networkgarden.importers.linkedin_parts import PartKind, part_kind


def take(files: list[FoundFile], root: str, hints: Hints) -> tuple[list[Incoming], list[FoundFile]]:
    """Every LinkedIn archive among the files, and the files that belong to none."""
    kinds: dict[PurePosixPath, dict[FoundFile, PartKind]] = defaultdict(dict)
    for file in files:
        kind = _part_kind(file)
        if kind:
            kinds[file.inside.parent][file] = kind
    rest, found = files, []
    for folder in sorted(kinds):
        parts = kinds[folder]
        if len(set(parts.values())) < 2:        # a lone file is read as any other
            continue
        inside = [file for file in rest if is_below(file, folder)]
        path = root if folder == PurePosixPath(".") else f"{root}/{folder}"
        archive = linkedin.read([file for file in inside if file in parts], path, hints)
        others = [str(file.inside) for file in inside if file not in parts and _is_other_part(file)]
        found.append(replace(archive, skipped=archive.skipped + tuple(_others(others))))
        rest = [file for file in rest if file not in parts and str(file.inside) not in others]
    return found, rest


def _part_kind(file: FoundFile) -> PartKind | None:
    if not file.name.casefold().endswith(".csv"):
        return None
    try:
        return part_kind(file.head())
    except UnreadableFile:
        return None     # it is tried, and reported, among the rest


def _is_other_part(file: FoundFile) -> bool:
    """A CSV file beside the known ones of an archive, unless it is a table that a person made."""
    try:
        return file.name.casefold().endswith(".csv") and not tables.is_of_a_person(file.head())
    except UnreadableFile:
        return False    # it is tried, and reported, among the rest


def _others(names: list[str]) -> Iterator[Skip]:
    """The rest of a LinkedIn archive (jobs, logins, receipts …), in one line."""
    if names:
        shown = ", ".join(names[:60]) + (f" and {len(names) - 60} more" if len(names) > 60 else "")
        yield Skip(shown, "other files of the archive, with nothing about your contacts")
