"""The files offered for import: on disk, in a folder, or inside a zip that is never unpacked to disk.

Limits keep a hostile or broken offer from filling the memory.
"""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from stat import S_ISREG
from typing import IO

from networkgarden.domain.incoming import Skip
from networkgarden.errors import NotFound, UnreadableFile

HEAD_BYTES = 65_536
MOST_BYTES = 512 * 1024 * 1024          # of one file
MOST_FILES = 100_000                    # in one folder or zip
MOST_UNPACKED = 4 * 1024 * 1024 * 1024  # of one zip, all members together
MOST_RATIO = 200                        # real text packs 3 to 50 times
RATIO_FROM = 4 * 1024 * 1024            # small members may pack as well as they like

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
SPREADSHEET = frozenset({"xl/workbook.xml", "xl/workbook.bin", "word/document.xml", "Index/Document.iwa"})
ZIP_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One file to read: ``path`` is what the report says, ``inside`` the place within its folder or zip."""

    path: str
    inside: PurePosixPath
    opener: Callable[[], IO[bytes]]
    packed: bool = False                # a member of a zip

    def __str__(self) -> str:
        return self.path

    @property
    def name(self) -> str:
        return self.inside.name

    def open(self, mode: str = "rb") -> IO[bytes]:
        """A stream over the content; a zip's member is unpacked whole first, so that damage shows here."""
        assert mode == "rb"
        return BytesIO(self.read_bytes()) if self.packed else self.opener()

    @contextmanager
    def stream(self) -> Iterator[IO[bytes]]:
        """A stream over the content, a zip's member unpacked while it is read: for files of any size.

        What is damaged further on shows while reading, as one of ``ZIP_TROUBLE``.
        """
        try:
            opened = self.opener()
        except PermissionError as error:
            raise UnreadableFile(f"{self.name} may not be read by you.", "Check its permissions.") from error
        except ZIP_TROUBLE as error:
            raise UnreadableFile(f"{self.name} is damaged or cannot be read.") from error
        with opened:
            yield opened

    def head(self, size: int = HEAD_BYTES) -> bytes:
        return self._read(size)

    def read_bytes(self) -> bytes:
        """The whole content. Raises UnreadableFile when it is too large or damaged."""
        content = self._read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise UnreadableFile(f"{self.name} is too large to read.", "Files up to 512 MB can come in.")
        return content

    def _read(self, size: int) -> bytes:
        try:
            with self.opener() as stream:
                return stream.read(size)
        except PermissionError as error:
            raise UnreadableFile(f"{self.name} may not be read by you.", "Check its permissions.") from error
        except ZIP_TROUBLE as error:
            raise UnreadableFile(f"{self.name} is damaged or cannot be read.") from error


def single(path: Path) -> FoundFile:
    """The file at ``path``. Raises NotFound."""
    if not path.exists():
        raise NotFound(f"There is no file {path.name}.", "Check the name and the folder.")
    if not path.is_file():
        raise UnreadableFile(f"{path.name} is not an ordinary file.")
    return FoundFile(str(path), PurePosixPath(path.name), lambda: path.open("rb"))


def in_folder(folder: Path) -> Iterator[FoundFile | Skip]:
    """All ordinary files below ``folder`` in the order of their names; hidden ones are left out.

    Folders inside a Maildir are called ``.Sent``; they are not meant to be hidden. What may not be looked at is a Skip.
    """
    count = 0
    closed: list[Skip] = []
    for where, folders, names in os.walk(folder, onerror=lambda error: closed.append(_closed(folder, error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith(".") or Path(where, name, "cur").is_dir())
        for name in sorted(names):
            path = Path(where, name)
            if name.startswith("."):
                continue
            try:
                ordinary = S_ISREG(path.stat().st_mode)
            except PermissionError:
                closed.append(_closed(folder, path))
                continue
            except OSError:         # a link that leads nowhere, or gone meanwhile
                continue
            if not ordinary:
                continue
            count += 1
            if count > MOST_FILES:
                raise UnreadableFile(f"{folder.name} holds more than {MOST_FILES:,} files.", "Offer a smaller folder.")
            inside = PurePosixPath(path.relative_to(folder).as_posix())
            yield FoundFile(str(path), inside, _disk_opener(path))
    yield from closed


def _closed(folder: Path, path: str | Path) -> Skip:
    where = Path(path).relative_to(folder).as_posix()
    return Skip(folder.name if where == "." else where, "may not be read by you; check its permissions")


def _disk_opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def is_below(file: FoundFile, folder: PurePosixPath) -> bool:
    return folder == PurePosixPath(".") or folder in file.inside.parents


def is_zip(head: bytes) -> bool:
    return head.startswith(ZIP_MAGIC)


@contextmanager
def open_zip(file: FoundFile) -> Iterator[zipfile.ZipFile]:
    """The zip in ``file``, after looking at its sizes. Raises UnreadableFile."""
    with ExitStack() as opened:
        try:
            archive = opened.enter_context(zipfile.ZipFile(opened.enter_context(file.opener())))
        except ZIP_TROUBLE as error:
            raise UnreadableFile(f"{file.name} is not a whole zip file.", "Download or copy it once more.") from error
        reason = _bomb(archive)
        if reason:
            raise UnreadableFile(f"{file.name} {reason}, so it was not opened.")
        yield archive


def _bomb(archive: zipfile.ZipFile) -> str:
    members = archive.infolist()
    if len(members) > MOST_FILES:
        return f"holds more than {MOST_FILES:,} files"
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        return "would unpack to more than 4 GB"
    for member in members:
        if member.file_size > RATIO_FROM and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            return f"would swell to more than {MOST_RATIO} times its size"
    return ""


def refuse_documents(archive: zipfile.ZipFile, name: str) -> None:
    """Spreadsheets are zips too. Raises UnreadableFile for one, with what to do about it."""
    names = set(archive.namelist())
    if names & SPREADSHEET or {"mimetype", "content.xml"} <= names:
        raise UnreadableFile(f"{name} is a document of an office program; saved there as CSV it can come in.")


def in_zip(archive: zipfile.ZipFile, path: str) -> Iterator[FoundFile | Skip]:
    """The members in the order of their names, read in place; a locked or nested one is a Skip."""
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        inside = PurePosixPath(member.filename)
        if member.is_dir() or _hidden(inside):
            continue
        if member.flag_bits & 0x1:
            yield Skip(member.filename, "it is protected by a password")
            continue
        if inside.suffix.casefold() == ".zip":
            yield Skip(member.filename, "a zip inside a zip is not opened; unpack it first")
            continue
        yield FoundFile(f"{path}/{member.filename}", inside, _member_opener(archive, member), packed=True)


def _member_opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: archive.open(member)


def _hidden(inside: PurePosixPath) -> bool:
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in inside.parts)
