"""Mail in files: mbox (Thunderbird's, Gmail's, Apple's), Maildir and single .eml files, header lines only.

All mailboxes of one folder or zip are read before it is decided whose they are: what lies among the sent mail tells
it for the others. Then each mailbox, Maildir or folder of .eml files gives one Incoming.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from networkgarden.domain.incoming import Ask, Incoming, Me, Skip
from networkgarden.errors import UnreadableFile
from networkgarden.importers.acts import Acts, place_in
from networkgarden.importers.files import ZIP_TROUBLE, FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.mail_letters import Book, Letters
from networkgarden.importers.mail_owner import owners
from networkgarden.importers.mail_places import setting_of
from networkgarden.importers.mail_split import FROM_LINE, MOST_HEAD, split
from networkgarden.importers.tally import Tally

MBOX, MAILDIR, EML = "mbox", "maildir", "eml"
SINGLE = (".eml", ".emlx")
TELLING_HEAD = 8192
MOST_SETTINGS = 4 * 1024 * 1024
BROKEN = "the file is damaged or cut off here; what stands before came in"
INDEX = "an index that mail programs keep, with no mail in it"
SETTINGS = "prefs.js"                   # Thunderbird's, in the profile's folder
_IDENTITY = re.compile(rb'^user_pref\("mail\.identity\.[^"]+\.useremail", "([^"\s@]+@[^"\s@]+)"\);', re.MULTILINE)

_BLANK = rb"(?:\xef\xbb\xbf)?[\r\n]*"
_MBOX = re.compile(_BLANK + FROM_LINE.pattern + rb"[^\n]*\n(?:>From |[!-9;-~]{1,80}[ \t]*:|\r?\n)", re.MULTILINE)
_HEADER = re.compile(rb"^([!-9;-~]{1,80})[ \t]*:", re.MULTILINE)
_TELLING = frozenset({
    b"from", b"to", b"date", b"subject", b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to",
    b"reply-to", b"content-type", b"x-mailer"})
_OTHER_TEXT = re.compile(_BLANK + rb"(?:begin[ \t]*:|[<{\[#*])", re.IGNORECASE)
_LENGTH_LINE = re.compile(rb"\d{1,10}[ \t]*\r?\n")                     # of Apple's .emlx
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")


@dataclass(slots=True)
class _Box:
    """One mailbox: its file, or the files of its messages."""

    path: str
    format: str
    files: list[FoundFile] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)


def is_mbox(head: bytes, name: str) -> bool:
    """A ``From`` line and header lines; one message saved as .eml may have such a line too."""
    return bool(_MBOX.match(head[:TELLING_HEAD])) and PurePosixPath(name).suffix.casefold() not in SINGLE


def is_eml(head: bytes, name: str) -> bool:
    """Header lines of a mail at the beginning; two telling ones, for a file not called .eml three with a sender."""
    head = _LENGTH_LINE.sub(b"", head[:TELLING_HEAD], count=1)
    if _OTHER_TEXT.match(head):
        return False
    block = _END_OF_HEAD.split(head.lstrip(b"\xef\xbb\xbf\r\n"), maxsplit=1)[0]
    found = {name.lower() for name in _HEADER.findall(block)} & _TELLING
    if PurePosixPath(name).suffix.casefold() in SINGLE:
        return bool(found)
    return len(found) >= 3 and bool(found & {b"from", b"received"})


def read(file: FoundFile, hints: Hints) -> Incoming:
    """One mailbox, or one message, for itself. Raises UnreadableFile."""
    box = _Box(file.path, MBOX if is_mbox(file.head(TELLING_HEAD), file.name) else EML, [file])
    (incoming,) = _read_boxes([box], hints)
    return incoming


def take(files: list[FoundFile], root: str, hints: Hints) -> tuple[list[Incoming], list[FoundFile]]:
    """All mail among the files of a folder or zip, and the files that are none."""
    boxes: dict[tuple[str, PurePosixPath], _Box] = {}
    rest: list[FoundFile] = []
    indexes: list[FoundFile] = []
    settings: list[FoundFile] = []
    for file in files:
        kind, place = _kind_of(file)
        if kind == INDEX:
            indexes.append(file)
        elif kind == SETTINGS:
            settings.append(file)
        elif kind:
            box = boxes.setdefault((kind, place), _Box(_path_of(root, place), kind))
            box.files.append(file)
        else:
            rest.append(file)
    for (kind, _), box in boxes.items():
        if kind == EML and len(box.files) == 1:
            box.path = box.files[0].path
    if not boxes:
        return [], files
    read_boxes = _read_boxes(list(boxes.values()), replace(hints, me=(*hints.me, *_identities(settings))))
    if indexes:
        names = ", ".join(str(file.inside) for file in indexes[:10])
        told = Skip(names if len(indexes) <= 10 else f"{names} and {len(indexes) - 10} more", INDEX)
        read_boxes.append(Incoming(root, "", skipped=(told,)))
    return read_boxes, rest


def _identities(settings: list[FoundFile]) -> Iterator[Me]:
    """The addresses one writes from, as Thunderbird's settings say; settings that cannot be read say nothing."""
    for file in settings:
        try:
            found = _IDENTITY.findall(file.head(MOST_SETTINGS))
        except UnreadableFile:
            continue
        yield from (Me("email", address.decode("utf-8", "replace").lower(), sure=True) for address in found)


def _path_of(root: str, place: PurePosixPath) -> str:
    return root if place == PurePosixPath(".") else f"{root}/{place}"


def _kind_of(file: FoundFile) -> tuple[str, PurePosixPath]:
    """The kind of mail a file holds and the place of its mailbox; an empty kind for anything else."""
    inside = file.inside
    if inside.suffix.casefold() == ".msf":
        return INDEX, inside
    if inside.name == SETTINGS:
        return SETTINGS, inside
    try:
        head = file.head(TELLING_HEAD)
    except UnreadableFile:
        return "", inside       # it is tried, and reported, among the rest
    if inside.parent.name in ("cur", "new") and is_eml(head, f"{file.name}.eml"):
        return MAILDIR, inside.parent.parent
    if is_mbox(head, file.name):
        return MBOX, inside
    return (EML, inside.parent) if is_eml(head, file.name) else ("", inside)


def _read_boxes(boxes: list[_Box], hints: Hints) -> list[Incoming]:
    book = Book()
    read = [(box, _letters(box, book, hints)) for box in boxes]
    me = owners(book, hints.mine("email"))
    return [_incoming(box, letters, book, me) for box, letters in read]


def _letters(box: _Box, book: Book, hints: Hints) -> Letters:
    first = box.files[0].inside
    place = {MBOX: first, EML: first.parent, MAILDIR: first.parent.parent}[box.format]
    if place == PurePosixPath("."):
        place = PurePosixPath(Path(box.path).name)
    names = None if box.format == MBOX else [file.name for file in box.files]
    letters = Letters(book, setting_of(place), Tally("message", "messages", names), hints.now)
    if box.format == MBOX:
        _read_mbox(box, letters, hints)
    else:
        _read_messages(box, letters, hints)
    return letters


def _read_mbox(box: _Box, letters: Letters, hints: Hints) -> None:
    with box.files[0].stream() as stream:
        try:
            for message in split(stream, hints.pulse):
                letters.take(*message)
        except ZIP_TROUBLE:
            box.skipped.append(Skip(f"after message {letters.count}", BROKEN))


def _read_messages(box: _Box, letters: Letters, hints: Hints) -> None:
    """Every file one message; its places are the names of the files."""
    for number, file in enumerate(box.files):
        hints.pulse()
        try:
            head = file.head(MOST_HEAD)
        except UnreadableFile as error:
            if len(box.files) == 1:
                raise
            box.skipped.append(Skip(str(file.inside), error.title))
            continue
        head = _LENGTH_LINE.sub(b"", head, count=1) if _LENGTH_LINE.match(head) else head
        head = head.lstrip(b"\xef\xbb\xbf\r\n")
        from_line, _, after = head.partition(b"\n") if FROM_LINE.match(head) else (b"", b"", head)
        letters.take(number, from_line, _END_OF_HEAD.split(after, maxsplit=1)[0])


def _incoming(box: _Box, letters: Letters, book: Book, me: tuple[Me, ...]) -> Incoming:
    names = [file.name for file in box.files]
    place = place_in("message") if box.format == MBOX else names.__getitem__
    mine = frozenset(book.numbers[one.value] for one in me if one.sure)
    asks: tuple[Ask, ...] = ("me",) if letters.kept and not mine else ()
    acts = letters.acts(mine, Acts(place))
    return Incoming(box.path, box.format, (), acts, (*box.skipped, *letters.tally.skips()), source="mail", me=me,
                    asks=asks)
