"""Bookmark files as browsers export them (the Netscape bookmark format): links with their titles, tags and folders.

Nothing in it is trusted and nothing is fetched; what does not come in is told with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

from networkgarden.domain.incoming import Skip
from networkgarden.domain.reading import LONGEST_TITLE, clean_link, clean_title
from networkgarden.errors import UnreadableFile
from networkgarden.importers.files import FoundFile, single
from networkgarden.importers.text import decode

MOST_BYTES = 32 * 1024 * 1024
MOST_LINKS = 20_000
DEEPEST = 64
_MARK = re.compile(rb"<!DOCTYPE\s+NETSCAPE-Bookmark-file-1", re.IGNORECASE)
_OF_THE_BROWSER = frozenset({"bookmarks", "bookmarks bar", "bookmarks toolbar", "bookmarks menu", "other bookmarks",
                             "mobile bookmarks", "favorites", "favourites", "favorites bar", "imported"})


@dataclass(frozen=True, slots=True)
class Bookmark:
    """``words`` are its tags and the folders it lies in, divided by blanks."""

    title: str
    url: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Bookmarks:
    links: tuple[Bookmark, ...]
    skipped: tuple[Skip, ...] = ()


def recognise(head: bytes) -> bool:
    return bool(_MARK.search(head[:2048]))


def read(path: Path) -> Bookmarks:
    """Every link once. Raises NotFound, and UnreadableFile for what is no bookmark file."""
    return read_found(single(path))


def read_found(file: FoundFile) -> Bookmarks:
    if not recognise(file.head()):
        raise UnreadableFile(f"{file.name} is not a file of bookmarks.",
                             "Export the bookmarks of your browser as an HTML file.")
    content = file.read_bytes()
    if len(content) > MOST_BYTES:
        raise UnreadableFile(f"{file.name} is too large for a file of bookmarks.", "Up to 32 MB can come in.")
    reader = _Reader()
    reader.feed(decode(content))
    reader.close()
    reader.end_link()
    return Bookmarks(tuple(reader.links.values()), tuple(reader.skipped))


def is_bookmark_file(path: Path) -> bool:
    if PurePosixPath(path.name).suffix.casefold() not in (".html", ".htm") or not path.is_file():
        return False
    with path.open("rb") as stream:
        return recognise(stream.read(2048))


@dataclass(slots=True)
class _Open:
    """The link or folder whose words are being read."""

    link: str = ""
    tags: str = ""
    words: list[str] = field(default_factory=list)
    letters: int = 0


class _Reader(HTMLParser):
    """Follows DL (a list), H3 (the name of the list that comes) and A (a link)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: dict[str, Bookmark] = {}
        self.skipped: list[Skip] = []
        self._folders: list[str] = []
        self._name = ""
        self._open: _Open | None = None
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        match tag:
            case "a":
                self.end_link()
                self._open = _Open(found.get("href", ""), found.get("tags", "").replace(",", " "))
            case "h3":
                self.end_link()
                self._open = _Open()
            case "dl" if len(self._folders) < DEEPEST:
                self.end_link()
                self._folders.append(self._name)
                self._name = ""

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "a":
                self.end_link()
            case "h3" if self._open is not None and not self._open.link:
                self._name = " ".join("".join(self._open.words).split())[:LONGEST_TITLE]
                self._open = None
            case "dl" if self._folders:
                self.end_link()
                self._folders.pop()

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._open.letters < 4 * LONGEST_TITLE:
            self._open.words.append(data)
            self._open.letters += len(data)

    def end_link(self) -> None:
        """Keep the link that was open, or say why not."""
        opened, self._open = self._open, None
        if opened is None or not (opened.link or opened.words):
            return
        self._count += 1
        where = f"bookmark {self._count}"
        link = clean_link(opened.link)
        if len(self.links) >= MOST_LINKS:
            if len(self.skipped) < MOST_LINKS and not (self.skipped and self.skipped[-1].where.startswith("from ")):
                self.skipped.append(Skip(f"from {where} on", f"more than {MOST_LINKS:,} links were in the file"))
        elif not link:
            self.skipped.append(Skip(where, "it is not an ordinary web address"))
        elif link in self.links:
            self.skipped.append(Skip(where, "the same address came before"))
        else:
            folders = [one for one in self._folders if one and one.casefold() not in _OF_THE_BROWSER]
            words = " ".join(dict.fromkeys(" ".join((opened.tags, *folders)).split()))
            self.links[link] = Bookmark(clean_title("".join(opened.words), link), link, words[:LONGEST_TITLE])
