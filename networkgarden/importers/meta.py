"""Downloads of Facebook, Messenger and Instagram, all their parts together, as one Incoming (formats.md §1.5).

Facebook's friends have no link and no address: they are known by their names. Likes and comments count when they
name a friend or somebody one chats with; strangers on the net are nobody's contact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from networkgarden.domain.incoming import (
    Incoming,
    IncomingInteraction,
    IncomingPerson,
    Me,
    PersonDate,
    Skip,
    Who,
    uid_of_name,
)
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers import meta_instagram
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.meta_chats import (
    NOT_KNOWN_WHO,
    Chat,
    acts_of,
    is_chat,
    joined,
    others,
    owner_of,
    read_chat,
)
from networkgarden.importers.meta_json import load, mend, records_of, texts_in, whole_number
from networkgarden.importers.tally import Tally

FACEBOOK, INSTAGRAM = "facebook", "instagram"
STRANGER = "nobody among your friends and chats is named"
CUT = "the file is cut off; what is whole of it came in"
STRANGERS_CHATS = re.compile(r"(?:^|/)(?:message_requests|filtered_threads|spam)/", re.IGNORECASE)
SHORTEST_NAME = 3
_NAMES = re.compile(r"[^\W_][\w'’.-]*")


@dataclass(slots=True)
class _Gathered:
    """What the files of one download gave so far."""

    chats: list[Chat] = field(default_factory=list)
    friends: list[IncomingPerson] = field(default_factory=list)
    me: list[Me] = field(default_factory=list)
    tied: list[tuple[str, int, Kind, int, str, tuple[str, ...]]] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    one_way: Counter[str] = field(default_factory=Counter)


def read(files: list[FoundFile], path: str, hints: Hints, source: str, others_left: tuple[Skip, ...] = ()) -> Incoming:
    """One Incoming from all JSON files of a download; a file that cannot be read costs only itself."""
    gathered = _Gathered()
    for file in files:
        hints.pulse()
        try:
            document, cut = load(file)
        except UnreadableFile as error:
            gathered.skipped.append(Skip(str(file.inside), error.title))
            continue
        _take(str(file.inside), document, gathered)
        if cut:
            gathered.skipped.append(Skip(str(file.inside), CUT))
    if source == INSTAGRAM:
        gathered.friends += meta_instagram.acquaintances(gathered.one_way)
        gathered.skipped += meta_instagram.one_sided(gathered.one_way)
    return _incoming(gathered, path, hints, source, others_left)


def read_single(file: FoundFile, hints: Hints) -> Incoming:
    """A lone chat or list of friends. Raises UnreadableFile."""
    document, cut = load(file)
    gathered = _Gathered(skipped=[Skip(file.name, CUT)] if cut else [])
    _take(file.name, document, gathered)
    return _incoming(gathered, file.path, hints, INSTAGRAM if INSTAGRAM in file.path.casefold() else FACEBOOK)


def recognise(head: bytes) -> bool:
    """A chat or list of friends as JSON, by the keys at its beginning."""
    text = head[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"{"):
        return False
    chat = b'"messages"' in text and (b'"timestamp_ms"' in text or b'"senderName"' in text)
    return chat or b'"friends_v2"' in text


def _incoming(gathered: _Gathered, path: str, hints: Hints, source: str, more: tuple[Skip, ...] = ()) -> Incoming:
    threads = joined(gathered.chats)
    told = [one.value for one in gathered.me if one.kind == "name"] or list(hints.mine("name"))
    guessed = "" if told else owner_of(threads)
    if guessed:
        gathered.me.append(Me("name", guessed))
    mine = frozenset(name.casefold() for name in (*told, guessed) if name)
    tallies: dict[str, Tally] = {}
    acts: list[IncomingInteraction] = [act for thread in threads for act in acts_of(thread, mine, tallies)]
    chatting = {name for thread in threads if len(found := others(thread, mine)) == 1 for name in found}
    acts += _tied(gathered, mine, {friend.name for friend in gathered.friends} | chatting)
    skips = [Skip(f"{name}, {skip.where}", skip.why) for name, tally in tallies.items() for skip in tally.skips()]
    asks_me = any(NOT_KNOWN_WHO in skip.why for skip in skips)
    if asks_me:
        names = {name for thread in threads for name in others(thread, mine)}
        gathered.me += [Me("name", name) for name in sorted(names)[:20]]
    return Incoming(path, source, tuple(gathered.friends), tuple(acts), (*gathered.skipped, *skips, *more), source,
                    me=tuple(dict.fromkeys(gathered.me)), asks=("me",) if asks_me else ())


def _take(name: str, document: Any, gathered: _Gathered) -> None:
    if is_chat(document):
        if not STRANGERS_CHATS.search(name):
            gathered.chats.append(read_chat(name, document))
        elif document["messages"]:
            gathered.skipped.append(Skip(name, "requests and filtered chats of strangers are not contact"))
    elif isinstance(document, dict) and ("friends_v2" in document or "friends" in document):
        gathered.friends += _friends(name, records_of(document.get("friends_v2") or document.get("friends")))
    elif isinstance(document, dict) and any(key.startswith("profile_") for key in document):
        gathered.me += list(_me(document))
    elif meta_instagram.take(name, document, gathered.one_way, gathered.tied):
        return
    else:
        _take_reactions(name, document, gathered)


def _friends(name: str, friends: list[dict[str, Any]]) -> Iterator[IncomingPerson]:
    """A name that two friends have is nobody's uid."""
    names = [" ".join(mend(friend.get("name")).split()) for friend in friends]
    often = Counter(map(uid_of_name, names))
    for number, (friend, shown) in enumerate(zip(friends, names, strict=True), 1):
        day = _day(friend.get("timestamp"))
        if shown:
            uid = uid_of_name(shown)
            yield IncomingPerson(f"{name}, friend {number}", shown, uid=uid if often[uid] == 1 else "",
                                 dates=(PersonDate("connected", day.month, day.day, day.year),) if day else ())


def _me(document: dict[str, Any]) -> Iterator[Me]:
    """Names are told by where they stand in Facebook's profile; Instagram translates its labels."""
    for key, profile in document.items():
        if not isinstance(profile, dict):
            if key == "profile_user":
                yield from meta_instagram.me_of(records_of(profile))
            continue
        name = profile.get("name")
        full = mend(name.get("full_name")) if isinstance(name, dict) else mend(name)
        if full:
            yield Me("name", full, sure=True)
        emails = profile.get("emails")
        listed = emails.get("emails") if isinstance(emails, dict) else emails
        for address in listed if isinstance(listed, list) else ():
            if "@" in mend(address):
                yield Me("email", mend(address), sure=True)


def _take_reactions(name: str, document: Any, gathered: _Gathered) -> None:
    """Comments and likes of any generation: a title, or values among labels, may hold a name."""
    comment = "comments" in name.rpartition("/")[2].casefold()
    lists = [document] if isinstance(document, list) else [
        value for key, value in document.items() if isinstance(value, list)
        and ("comments" in key or "reactions" in key)] if isinstance(document, dict) else []
    for listed in lists:
        for number, one in enumerate(records_of(listed), 1):
            if "timestamp" not in one or not ("title" in one or "label_values" in one):
                continue
            texts = (mend(one.get("title")), *texts_in(one.get("label_values")))
            kind = Kind.COMMENT if comment else Kind.LIKE
            gathered.tied.append((name, number, kind, whole_number(one["timestamp"]), "", tuple(filter(None, texts))))


def _tied(gathered: _Gathered, mine: frozenset[str], known: set[str]) -> Iterator[IncomingInteraction]:
    """Likes and comments that name one known person."""
    index: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        if len(name) >= SHORTEST_NAME:
            index.setdefault(name.partition(" ")[0], []).append(name)
    strangers: dict[str, Tally] = {}
    for file, number, kind, stamp, account, texts in gathered.tied:
        day = _day(stamp)
        who = account if account in known else next(filter(None, (_named(text, index, mine) for text in texts)), "")
        if who and day:
            yield IncomingInteraction(f"{file}, entry {number}", Who(
                name=who, profile=meta_instagram.profile_of(account) if account else "",
                uid="" if account else uid_of_name(who)), kind, Direction.SENT, instant=day)
        else:
            words = ("comment", "comments") if kind is Kind.COMMENT else ("like", "likes")
            strangers.setdefault(file, Tally(*words)).add(STRANGER if day else "its time cannot be read", number)
    gathered.skipped += [Skip(f"{file}, {skip.where}", skip.why)
                         for file, tally in strangers.items() for skip in tally.skips()]


def _named(text: str, index: dict[str, list[str]], mine: frozenset[str]) -> str:
    """The longest known name that stands in a sentence, in whatever language the rest is (``Annas Foto``).

    I stand at its beginning.
    """
    me = next((name for name in mine if text.casefold().startswith(name)), "")
    text = text[len(me):]
    words = {word for match in _NAMES.finditer(text) for word in (
        match[0], re.sub(r"['’]s?\Z", "", match[0]), match[0].removesuffix("s"))}
    found = [name for word in words for name in index.get(word, ())
             if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", text)]
    return max(found, key=len, default="")


def _day(seconds: object) -> datetime | None:
    """The instant of seconds since 1970, if it is one."""
    if not isinstance(seconds, (int, float)) or isinstance(seconds, bool) or not 0 < seconds < 7e9:
        return None
    return datetime.fromtimestamp(seconds, UTC)
