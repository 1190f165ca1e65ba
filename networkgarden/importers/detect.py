"""What an offered file, folder or zip holds, told by content and read with the importer for it.

A LinkedIn archive is several files that make sense only together: it is found first, as a zip or a folder, and gives
one Incoming. All other files stand for themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import cast

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import NetworkGardenError, UnreadableFile
from networkgarden.importers import linkedin, native, tables, vcard
from networkgarden.importers.files import FoundFile, in_folder, in_zip, is_zip, open_zip, single
from networkgarden.importers.hints import Hints
from networkgarden.importers.linkedin_parts import PartKind, part_kind

Read = Incoming | GardenArchive
UNKNOWN = "not a file this garden can read yet"


@dataclass(frozen=True, slots=True)
class Format:
    """One way to read a single file. ``recognise`` sees its first 64 KB; the first format that says yes reads it."""

    name: str
    recognise: Callable[[bytes], bool]
    read: Callable[[FoundFile, Hints], Read]


def _read_vcard(file: FoundFile, _: Hints) -> Read:
    # A found file answers to all that the reader asks of a path: open, name and str.
    return vcard.read(cast(Path, file))


FORMATS: tuple[Format, ...] = (
    Format("vcard", vcard.recognise, _read_vcard),
    Format(native.FORMAT, native.recognise, lambda file, _: native.read(file)),
    Format(linkedin.FORMAT, linkedin.recognise, lambda file, hints: linkedin.read([file], file.path, hints)),
    Format("table", tables.recognise, lambda file, _: tables.read(file)),
)


@dataclass(slots=True)
class _Found:
    """What one folder or zip gave so far; ``skipped`` is for files that no importer could take."""

    root: str
    read: list[Read] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)

    def all(self) -> list[Read]:
        """Everything read, in the order of the paths, and at the end what was not."""
        left_over = [Incoming(self.root, "", skipped=tuple(self.skipped))] if self.skipped else []
        return sorted(self.read, key=lambda read: read.path) + left_over


def read_path(path: Path, hints: Hints | None = None) -> list[Read]:
    """Each recognised file at ``path`` as an Incoming (our own JSON: as a GardenArchive).

    Files nobody can read are the skips of one more Incoming with an empty ``format``. For a single file that cannot
    be read: raises UnreadableFile (or NotFound, NewerGarden).
    """
    hints = hints or Hints()
    if path.is_dir():
        return _read_folder(path, hints)
    file = single(path)
    if is_zip(file.head(4)):
        return _read_zip(file, hints)
    return [_read_file(file, hints)]


def _read_file(file: FoundFile, hints: Hints) -> Read:
    head = file.head()
    if not head.strip():
        raise UnreadableFile(f"{file.name} is empty.")
    for known in FORMATS:
        if known.recognise(head):
            return known.read(file, hints)
    raise UnreadableFile(
        f"{file.name} is {UNKNOWN}.", "Contacts as .vcf or .csv and LinkedIn's archive can come in."
    )


def _read_folder(folder: Path, hints: Hints) -> list[Read]:
    found = _Found(str(folder))
    files: list[FoundFile] = []
    for file in in_folder(folder):
        try:
            zipped = is_zip(file.head(4))
            if zipped:
                found.read.extend(_read_zip(file, hints))
        except NetworkGardenError as error:
            found.skipped.append(Skip(str(file.inside), error.title))
        else:
            files.extend([] if zipped else [file])
    _read_files(files, hints, found)
    return found.all()


def _read_zip(file: FoundFile, hints: Hints) -> list[Read]:
    found = _Found(file.path)
    files: list[FoundFile] = []
    with open_zip(file) as archive:
        for member in in_zip(archive, file.path):
            if isinstance(member, Skip):
                found.skipped.append(member)
            else:
                files.append(member)
        _read_files(files, hints, found)
    if not files and not found.skipped:
        raise UnreadableFile(f"{file.name} is an empty zip file.")
    return found.all()


def _read_files(files: list[FoundFile], hints: Hints, found: _Found) -> None:
    rest = _take_linkedin(files, hints, found)
    for file in rest:
        try:
            found.read.append(_read_file(file, hints))
        except NetworkGardenError as error:
            where = str(file.inside)
            found.skipped.append(Skip(where, UNKNOWN if UNKNOWN in error.title else error.title))


def _take_linkedin(files: Iterable[FoundFile], hints: Hints, found: _Found) -> list[FoundFile]:
    """Read every LinkedIn archive among the files; the files that belong to none are returned."""
    kinds: dict[PurePosixPath, dict[FoundFile, PartKind]] = defaultdict(dict)
    rest: list[FoundFile] = []
    for file in files:
        kind = _part_kind(file)
        if kind:
            kinds[file.inside.parent][file] = kind
        rest.append(file)
    for folder in sorted(kinds):
        parts = kinds[folder]
        if len(set(parts.values())) < 2:        # a lone file is read as any other
            continue
        inside = [file for file in rest if _is_below(file, folder)]
        path = found.root if folder == PurePosixPath(".") else f"{found.root}/{folder}"
        archive = linkedin.read([file for file in inside if file in parts], path, hints)
        others = [str(file.inside) for file in inside if file not in parts and _is_other_part(file)]
        found.read.append(replace(archive, skipped=archive.skipped + tuple(_others(others))))
        rest = [file for file in rest if file not in parts and str(file.inside) not in others]
    return rest


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


def _is_below(file: FoundFile, folder: PurePosixPath) -> bool:
    return folder == PurePosixPath(".") or folder in file.inside.parents


def _others(names: list[str]) -> Iterator[Skip]:
    """The rest of a LinkedIn archive (jobs, logins, receipts …), in one line."""
    if names:
        shown = ", ".join(names[:60]) + (f" and {len(names) - 60} more" if len(names) > 60 else "")
        yield Skip(shown, "other files of the archive, with nothing about your contacts")
