"""Finds downloads of Facebook, Messenger and Instagram among the files of folders and zips, by their inner paths."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from networkgarden.domain.incoming import Incoming, Skip
from networkgarden.errors import UnreadableFile
from networkgarden.importers import meta
from networkgarden.importers.files import FoundFile, is_below
from networkgarden.importers.hints import Hints

_CHAT = re.compile(r"(.*?/?)(?:your_(?:facebook|instagram)_activity/)?messages/(?:\w+/)[^/]+/message_\d+\.(json|html)")
_PART = re.compile(
    r"(.*?/?)(?:your_(?:facebook|instagram)_activity/(?:comments|likes|comments_and_reactions)/[^/]+"
    r"|friends/friends|connections/(?:friends/your_friends|followers_and_following/follow[^/]+)"
    r"|comments_and_reactions/[^/]+|likes_and_reactions/[^/]+"
    r"|(?:personal_information/)?profile_information/profile_information"
    r"|personal_information/(?:personal_information/)?personal_information)\.(json|html)")
_ENCRYPTED = re.compile(r"(.*?/?)messages/[^/]+_\d+\.(json)")
_USED = re.compile(
    r"message_\d+\.json|friends\.json|your_friends\.json|.*comments.*\.json|.*(?:likes|reactions).*\.json|"
    r"liked_posts\.json|profile_information\.json|personal_information\.json|followers.*\.json|following\.json|"
    r"[^/]+_\d+\.json")
_ZIP = re.compile(r"((?:facebook|instagram)-.+?)(?:-(\d{1,3}))?\.zip", re.IGNORECASE)
HTML = "this download was made as HTML, which is for reading only; ask for it once more in the format JSON"


def part_key(name: str) -> str:
    """What the zips of one download share in their names; empty for any other file."""
    match = _ZIP.fullmatch(name)
    return match[1].casefold() if match else ""


def take(files: list[FoundFile], root: str, hints: Hints) -> tuple[list[Incoming], list[FoundFile]]:
    """Every download among the files, and the files that belong to none."""
    found: list[Incoming] = []
    rest = files
    roots = {PurePosixPath(place) for file in files if (place := _root_of(file)) is not None}
    for folder in sorted(roots, key=lambda place: len(place.parts)):
        inside = [file for file in rest if is_below(file, folder)]
        if inside and any(_root_of(file) is not None for file in inside):
            path = root if folder == PurePosixPath(".") else f"{root}/{folder}"
            found.append(_read(inside, path, hints))
            rest = [file for file in rest if not is_below(file, folder)]
    return found, rest


def _root_of(file: FoundFile) -> str | None:
    inside = file.inside.as_posix()
    match = _CHAT.fullmatch(inside) or _PART.fullmatch(inside)
    if match is None:
        match = _ENCRYPTED.fullmatch(inside)
        if match is None or not _is_encrypted(file):
            return None
    return match[1] or "."


def _is_encrypted(file: FoundFile) -> bool:
    try:
        return meta.recognise(file.head())
    except UnreadableFile:
        return False    # it is tried, and reported, among the rest


def _read(files: list[FoundFile], path: str, hints: Hints) -> Incoming:
    used = [file for file in files if _USED.fullmatch(file.name) and "autofill" not in file.name]
    source = meta.INSTAGRAM if any(
        "instagram" in file.inside.as_posix() or "followers_and_following" in file.inside.as_posix()
        for file in files) or "instagram" in path.rpartition("/")[2].casefold() else meta.FACEBOOK
    if not used:
        return Incoming(path, "", skipped=(Skip(path, HTML),))
    left = len(files) - len(used)
    others = (Skip(path, f"{left} other file{'' if left == 1 else 's'} of the download, with nothing about your "
                         "contacts"),) if left else ()
    return meta.read(used, path, hints, source, others)
