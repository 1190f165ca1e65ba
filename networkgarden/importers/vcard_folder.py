"""Folders of contact cards: one card a file, as vdirsyncer keeps them, and photos beside the cards, as Takeout does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import cast

from networkgarden.domain.incoming import Incoming, IncomingPerson, Photo, Skip
from networkgarden.errors import UnreadableFile
from networkgarden.importers import vcard
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.vcard_values import photo_of

MANY = 20
"""From that many cards in one folder on they are told as one line of the report."""

MOST_PHOTO_BYTES = 8 * 1024 * 1024
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp"})


def read_vcard(file: FoundFile, _: Hints) -> Incoming:
    # A found file answers to all that the reader asks of a path: open, name and str.
    return vcard.read(cast(Path, file))


def take(files: list[FoundFile], root: str, hints: Hints) -> tuple[list[Incoming], list[FoundFile]]:
    """The cards of folders that hold many, or pictures beside them; and the files that are left."""
    cards: dict[PurePosixPath, list[FoundFile]] = defaultdict(list)
    pictures: dict[PurePosixPath, dict[str, FoundFile]] = defaultdict(dict)
    for file in files:
        suffix = file.inside.suffix.casefold()
        if suffix == ".vcf":
            cards[file.inside.parent].append(file)
        elif suffix in _PICTURES:
            pictures[file.inside.parent][file.inside.stem.casefold()] = file
    found: list[Incoming] = []
    used: set[FoundFile] = set()
    for folder, listed in cards.items():
        if len(listed) >= MANY or folder in pictures:
            path = root if folder == PurePosixPath(".") else f"{root}/{folder}"
            read = _Folder(pictures[folder], hints)
            found += read.incoming(listed, path)
            used |= read.used
    return found, [file for file in files if file not in used]


class _Folder:
    """The cards of one folder and the pictures beside them, by their names without ending."""

    def __init__(self, pictures: dict[str, FoundFile], hints: Hints) -> None:
        self._pictures, self._hints = pictures, hints
        self.used: set[FoundFile] = set()

    def incoming(self, files: list[FoundFile], path: str) -> list[Incoming]:
        """One Incoming for many files, else one for each; what is no card is left for others."""
        read: list[Incoming] = []
        for file in files:
            self._hints.pulse()
            try:
                if not vcard.recognise(file.head()):
                    continue
                one = read_vcard(file, self._hints)
            except UnreadableFile:
                continue        # it is tried, and reported, among the rest
            self.used.add(file)
            read.append(self._with_photos(one, file))
        return [_joined(read, path)] if len(read) >= MANY else read

    def _with_photos(self, incoming: Incoming, file: FoundFile) -> Incoming:
        alone = file.inside.stem if len(incoming.people) == 1 else ""
        return replace(incoming, people=tuple(self._with_photo(person, alone) for person in incoming.people))

    def _with_photo(self, person: IncomingPerson, alone: str) -> IncomingPerson:
        if person.photo is not None:
            return person
        for name in filter(None, (person.name, alone)):
            picture = self._pictures.get(name.casefold())
            photo = _photo(picture) if picture else None
            if picture and photo:
                self.used.add(picture)
                return replace(person, photo=photo)
        return person


def _photo(file: FoundFile) -> Photo | None:
    try:
        content = file.head(MOST_PHOTO_BYTES + 1)
    except UnreadableFile:
        return None     # it is tried, and reported, among the rest
    return photo_of(content) if len(content) <= MOST_PHOTO_BYTES else None


def _joined(read: list[Incoming], path: str) -> Incoming:
    """All of them as one, each place with the name of its file."""
    people, skipped = [], []
    for one in read:
        name = one.path.replace("\\", "/").rpartition("/")[2]
        people += [replace(person, where=f"{name}, {person.where}") for person in one.people]
        skipped += [Skip(f"{name}, {skip.where}", skip.why) for skip in one.skipped]
    return Incoming(path, vcard.FORMAT, tuple(people), (), tuple(skipped), vcard.SOURCE)
