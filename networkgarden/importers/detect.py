"""What an offered file, folder or zip holds, told by content and read with the importer for it (formats.py)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import NetworkGardenError, UnreadableFile
from networkgarden.importers.files import FoundFile, in_folder, in_zip, is_zip, open_zip, single
from networkgarden.importers.formats import BUNDLES, FORMATS, Read
from networkgarden.importers.hints import Hints

UNKNOWN = "not a file this garden can read yet"


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
        if known.recognise(head, file.name):
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
    rest = files
    for bundle in BUNDLES:
        read, rest = bundle.take(rest, found.root, hints)
        found.read += read
    for file in rest:
        try:
            found.read.append(_read_file(file, hints))
        except NetworkGardenError as error:
            where = str(file.inside)
            found.skipped.append(Skip(where, UNKNOWN if UNKNOWN in error.title else error.title))
