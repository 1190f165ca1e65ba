"""What an offered file, folder or zip holds, told by content and read with the importer for it (formats.py)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import NetworkGardenError, UnreadableFile
from networkgarden.importers.files import FoundFile, in_folder, in_zip, is_zip, open_zip, refuse_documents, single
from networkgarden.importers.formats import ANY_TABLE, BUNDLES, FORMATS, Read
from networkgarden.importers.hints import Hints
from networkgarden.importers.meta_archive import part_key
from networkgarden.importers.plugins import read_by_others

ARCHIVE_NAME = re.compile(r"linkedindataexport|^facebook-|^instagram-|^takeout-|whatsapp chat", re.IGNORECASE)
MEMBERS_LOOKED_AT = 40
UNKNOWN = "not a file this garden can read yet"
MEDIA = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".opus", ".ogg", ".m4a", ".mp3", ".aac", ".amr",
                   ".wav", ".mp4", ".mov", ".3gp", ".webm", ".tgs"})
NO_MEDIA = "pictures, sounds and films are left where they are"
SHOWN_NAMES = 10
OTHER_PROGRAMS = (
    (b"SQLite format 3\x00", "is a database of another program; exported there as vCard or CSV it can come in."),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a file of an office program; saved there as CSV it can come in."),
    (b"!BDN", "is Outlook's own store; what Outlook exports from it as CSV and .ics can come in."),
)
"""How some files begin that people are likely to offer, and what to do about them."""


@dataclass(slots=True)
class _Found:
    """What one folder or zip gave so far; ``skipped`` is for files that no importer could take.

    ``media`` are those that nobody expects to be taken: a chat may lie among thousands of pictures.
    """

    root: str
    read: list[Read] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    media: list[str] = field(default_factory=list)

    def all(self) -> list[Read]:
        """Everything read, in the order of the paths, and at the end what was not."""
        skipped = [*self.skipped, *_told_together(self.media)]
        left_over = [Incoming(self.root, "", skipped=tuple(skipped))] if skipped else []
        return sorted(self.read, key=lambda read: read.path) + left_over


def _told_together(media: list[str]) -> list[Skip]:
    shown, more = ", ".join(media[:SHOWN_NAMES]), len(media) - SHOWN_NAMES
    return [Skip(f"{shown} and {more} more" if more > 0 else shown, NO_MEDIA)] if media else []


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
        return _read_zips([file], hints)
    return [_read_file(file, hints)]


def looks_known(path: Path) -> bool:
    """Whether a file is worth offering: told by its head or, of a zip, by its name and the heads of its first members.

    Anything that cannot be opened is not.
    """
    try:
        file = single(path)
        if not is_zip(file.head(4)):
            return _is_known(file)
        if ARCHIVE_NAME.search(path.name):
            return True
        with open_zip(file) as archive:
            members = islice(in_zip(archive, file.path), MEMBERS_LOOKED_AT)
            return any(_is_known(member) for member in members if not isinstance(member, Skip))
    except NetworkGardenError:
        return False


def _is_known(file: FoundFile) -> bool:
    head = file.head()
    return bool(head.strip()) and any(known.recognise(head, file.name) for known in FORMATS)


def parts(paths: Sequence[Path]) -> list[list[Path]]:
    """The paths, those together that are the zips of one large download (``facebook-…-1.zip``, ``-2.zip``)."""
    groups: dict[str, list[Path]] = {}
    for path in dict.fromkeys(paths):
        groups.setdefault(part_key(path.name) or str(path), []).append(path)
    return list(groups.values())


def read_parts(paths: Sequence[Path], hints: Hints | None = None) -> list[Read]:
    """As :func:`read_path`, for one group of :func:`parts`. Of several zips the first one's path is told."""
    if len(paths) == 1 or not all(path.is_file() for path in paths):
        return [read for path in paths for read in read_path(path, hints)]
    read = _read_zips([single(path) for path in paths], hints or Hints())
    told = read[0].format if isinstance(read[0], Incoming) else ""
    return read + [Incoming(str(path), told) for path in paths[1:]]


def _read_file(file: FoundFile, hints: Hints) -> Read:
    head = file.head()
    if not head.strip():
        raise UnreadableFile(f"{file.name} is empty.")
    for known in FORMATS:
        if known.recognise(head, file.name):
            return known.read(file, hints)
    incoming, trouble = read_by_others(file, head, hints)
    if incoming is None and ANY_TABLE.recognise(head, file.name):
        read = ANY_TABLE.read(file, hints)
        incoming = read if isinstance(read, Incoming) else None
    if incoming is not None:
        return replace(incoming, skipped=(*incoming.skipped, *trouble))
    if trouble:
        raise UnreadableFile(f"{file.name} is {UNKNOWN}; {trouble[0].why}.")
    what = next((what for begins, what in OTHER_PROGRAMS if head.startswith(begins)), "")
    if what:
        raise UnreadableFile(f"{file.name} {what}")
    raise UnreadableFile(
        f"{file.name} is {UNKNOWN}.", "Contacts, chats, mail and calendars can come in; README.md lists the formats."
    )


def _read_folder(folder: Path, hints: Hints) -> list[Read]:
    found = _Found(str(folder))
    files: list[FoundFile] = []
    zips: dict[str, list[FoundFile]] = {}
    for file in in_folder(folder):
        if isinstance(file, Skip):
            found.skipped.append(file)
            continue
        try:
            if is_zip(file.head(4)):
                zips.setdefault(part_key(file.name) or str(file), []).append(file)
            else:
                files.append(file)
        except NetworkGardenError as error:
            found.skipped.append(Skip(str(file.inside), error.title))
    for group in zips.values():
        try:
            found.read += _read_zips(group, hints)
        except NetworkGardenError as error:
            found.skipped.append(Skip(str(group[0].inside), error.title))
    _read_files(files, hints, found)
    return found.all()


def _read_zips(zips: Sequence[FoundFile], hints: Hints) -> list[Read]:
    """One zip, or several that are parts of one download."""
    found = _Found(zips[0].path)
    files: list[FoundFile] = []
    with ExitStack() as opened:
        for file in zips:
            archive = opened.enter_context(open_zip(file))
            refuse_documents(archive, file.name)
            for member in in_zip(archive, file.path):
                if isinstance(member, Skip):
                    found.skipped.append(member)
                else:
                    files.append(member)
        _read_files(files, hints, found)
    if not files and not found.skipped:
        raise UnreadableFile(f"{zips[0].name} is an empty zip file.")
    return found.all()


def _read_files(files: list[FoundFile], hints: Hints, found: _Found) -> None:
    rest = files
    for bundle in BUNDLES:
        read, rest = bundle.take(rest, found.root, hints)
        found.read += [one for one in read if one.format]
        found.skipped += [skip for one in read if not one.format for skip in one.skipped]
    for file in rest:
        try:
            found.read.append(_read_file(file, hints))
        except NetworkGardenError as error:
            where, unknown = str(file.inside), UNKNOWN in error.title
            if unknown and file.inside.suffix.casefold() in MEDIA:
                found.media.append(where)
            else:
                found.skipped.append(Skip(where, UNKNOWN if unknown else error.title))
