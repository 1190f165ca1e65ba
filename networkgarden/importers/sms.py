"""Messages and calls as SMS Backup & Restore writes them (formats.md §1.10).

Every record is found and read for itself, by its marks alone: the files are not well-formed where emoji stand in
them, and nothing of XML is needed but names and values. Pictures are passed over, texts are not kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import IO, NamedTuple

from networkgarden.domain.incoming import Incoming, Skip, Who
from networkgarden.domain.kinds import Direction, Kind
from networkgarden.errors import UnreadableFile
from networkgarden.importers.acts import Acts, act_key
from networkgarden.importers.files import ZIP_TROUBLE, FoundFile
from networkgarden.importers.hints import Hints
from networkgarden.importers.tally import Tally
from networkgarden.importers.text import one_line

SMS, CALLS = "sms", "calls"
PIECE = 1 << 17
LONGEST = 1 << 20                # bytes of one record without its pictures
UNSENT = "drafts and messages that were not sent are not contact"
GROUP = "a message to a group is not contact with each of its people"
SERVICE = "service numbers and senders without a number are nobody's"
WITHHELD = "the number was withheld"
BLOCKED = "calls that were blocked are not contact"
COMPARED = 8
"""Last digits by which a number is the same with and without its country."""
NO_DATE = "the date cannot be read"
BAD = "the record cannot be read"
CUT_OFF = "the file is cut off here; what stands before came in"
DAMAGED = "the file is damaged here; what stands before came in"
DEFINITIONS = "holds definitions that could blow up, as these files never do, so it was not read"

_ROOT = re.compile(rb"<(smses|calls)[\s>/]")
_RECORD = re.compile(rb"<(sms|call|mms)(?=[\s/>])")
_INNER = re.compile(rb"<addr(?=[\s/>])[^>]*>")
_ATTRIBUTE = re.compile(r"([A-Za-z_][\w.-]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PAIR = re.compile(r"&#(55[23]\d\d|56[0-2]\d\d|5631\d);&#(5[67]\d{3});")
_DATA = re.compile(rb"\sdata=(?:\"[^\"]*(\"?)|'[^']*('?))")
_READERS = ("151", "130", "129")        # to, copy, blind copy
_EMPTY = frozenset({"", "null", "(Unknown)", "Unknown"})
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Raw(NamedTuple):
    """One record: its name, its marks, and of an MMS the marks of its addresses. ``fault`` if it cannot be read."""

    number: int
    kind: str
    marks: dict[str, str]
    addresses: tuple[dict[str, str], ...] = ()
    fault: str = ""


@dataclass(slots=True)
class _Read:
    acts: Acts
    tally: Tally
    skipped: list[Skip] = field(default_factory=list)


def recognise(head: bytes) -> bool:
    return b"<" in head[:200] and bool(_ROOT.search(head[:8192]))


def read(file: FoundFile, hints: Hints) -> Incoming:
    """Raises UnreadableFile for a file with definitions in it, which could be a bomb."""
    head = file.head(8192)
    root = _ROOT.search(head)
    if root is None:
        raise UnreadableFile(f"{file.name} holds neither messages nor calls.")
    if b"<!DOCTYPE" in head[:root.start()].upper() or b"<!ENTITY" in head[:root.start()].upper():
        raise UnreadableFile(f"{file.name} {DEFINITIONS}.")
    is_calls = root[1] == b"calls"
    thing = ("call", "calls") if is_calls else ("message", "messages")
    found = _Read(Acts(lambda number: f"{thing[0]} {number}"), Tally(*thing))
    number = 0
    with file.stream() as stream:
        try:
            for record in records(stream, hints.pulse):
                number = record.number
                _take(record, thing[0], found)
        except ZIP_TROUBLE:
            found.skipped.append(Skip(f"after {thing[0]} {number}", DAMAGED))
    return Incoming(file.path, CALLS if is_calls else SMS, (), found.acts, (*found.skipped, *found.tally.skips()),
                    source="sms")


def records(stream: IO[bytes], pulse: Callable[[], None]) -> Iterator[Raw]:
    """Every record of the file, with no more of it in memory than one without its pictures."""
    data, number = b"", 0
    ended = False
    while not ended or data:
        pulse()
        piece = stream.read(PIECE)
        ended = not piece
        data = _DATA.sub(_without, data + piece)
        at = 0
        while True:
            begin = _RECORD.search(data, at)
            if begin is None:
                data = data[-16:] if not ended else b""
                break
            end = _end(data, begin)
            if end < 0 and not ended and len(data) - begin.start() < LONGEST:
                data = data[begin.start():]
                break
            number += 1
            if end < 0:
                yield Raw(number, begin[1].decode(), {}, fault=CUT_OFF if ended else BAD)
                at = begin.end()
                following = _RECORD.search(data, at)
                at = following.start() if following else len(data)
                continue
            yield _record(number, begin[1].decode(), data[begin.start():end])
            at = end
        if ended:
            return


def _without(match: re.Match[bytes]) -> bytes:
    """Nothing of a picture; of one that goes on in the next piece its beginning."""
    return b"" if match[1] or match[2] else match[0][:7]


def _end(data: bytes, begin: re.Match[bytes]) -> int:
    """Where the record ends that begins here: before the next one at the latest; -1 if that is not at hand."""
    following = _RECORD.search(data, begin.end())
    limit = following.start() if following else len(data)
    if begin[1] == b"mms":
        close = data.find(b"</mms>", begin.end(), limit)
        end = close + 6 if close >= 0 else -1
    else:
        end = _tag_end(data, begin.end(), limit)
    return end if end >= 0 else (limit if following else -1)


def _tag_end(data: bytes, at: int, limit: int) -> int:
    """Behind the ``>`` that stands in no value."""
    while True:
        close = data.find(b">", at, limit)
        if close < 0:
            return -1
        double, single = data.count(b'"', at, close), data.count(b"'", at, close)
        if double % 2 == 0 or (double == 0 and single % 2 == 0):
            return close + 1
        quote = data.find(b'"', close, limit)
        if quote < 0:
            return -1
        at = quote + 1


def _record(number: int, kind: str, raw: bytes) -> Raw:
    head = raw if kind != "mms" else raw[:raw.find(b">") + 1]
    marks = _marks(head)
    addresses = tuple(_marks(one) for one in _INNER.findall(raw)[:100]) if kind == "mms" else ()
    return Raw(number, kind, marks, addresses, "" if {"date", "type", "msg_box"} & set(marks) else BAD)


def _marks(raw: bytes) -> dict[str, str]:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return {match[1]: _plain(match[2] if match[2] is not None else match[3]) for match in _ATTRIBUTE.finditer(text)}


def _plain(value: str) -> str:
    """The value in one line; an emoji comes as two halves, each a number of its own."""
    if "&" in value:
        value = html.unescape(_PAIR.sub(_joined, value))
    value = one_line(value)
    return "" if value in _EMPTY else value


def _joined(match: re.Match[str]) -> str:
    high, low = int(match[1]), int(match[2])
    if 0xD800 <= high < 0xDC00 <= low < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    return ""


def _take(record: Raw, thing: str, found: _Read) -> None:
    if record.fault:
        found.skipped.append(Skip(f"{thing} {record.number}", record.fault))
        return
    stamp = _stamp(record.marks.get("date", ""))
    if stamp is None:
        found.tally.add(NO_DATE, record.number)
    elif record.kind == "call":
        _call(record, stamp, found)
    else:
        _message(record, stamp, found)


def _stamp(text: str) -> datetime | None:
    """Milliseconds since 1970, in UTC."""
    try:
        return _EPOCH + timedelta(milliseconds=int(text))
    except (ValueError, OverflowError):
        return None


def _message(record: Raw, stamp: datetime, found: _Read) -> None:
    box = record.marks.get("type" if record.kind == "sms" else "msg_box", "")
    address = record.marks.get("address", "")
    people = [one for one in re.split(r"[~,;]", address) if one.strip()]
    if record.kind == "mms":
        readers = {_digits(one.get("address", "")) for one in record.addresses if one.get("type") in _READERS}
        if box == "1" and len(readers - {""}) > 1:
            people.append("others")
    why = ""
    if box not in ("1", "2"):
        why = UNSENT
    elif len(people) > 1:
        why = GROUP
    elif len(_digits(address)) < 7:
        why = SERVICE
    if why:
        found.tally.add(why, record.number)
        return
    direction = Direction.RECEIVED if box == "1" else Direction.SENT
    found.acts.add(record.number, _who(record, address), Kind.MESSAGE, direction, stamp, "",
                   act_key(record.kind, str(stamp), _digits(address)[-COMPARED:], box))


def _call(record: Raw, stamp: datetime, found: _Read) -> None:
    number, kind = record.marks.get("number", ""), record.marks.get("type", "")
    why = ""
    if len(_digits(number)) < 3 or number.startswith("-"):
        why = WITHHELD
    elif len(_digits(number)) < 7:
        why = SERVICE
    elif kind == "6":
        why = BLOCKED
    elif kind not in ("1", "2", "3", "4", "5", "7"):
        why = BAD
    if why:
        found.tally.add(why, record.number)
        return
    duration = record.marks.get("duration", "")
    unanswered = kind == "2" and duration == "0"
    direction = Direction.SENT if kind == "2" else Direction.RECEIVED
    note = {"3": "missed call", "4": "voicemail", "5": "call not taken"}.get(kind, "no answer" if unanswered else "")
    found.acts.add(record.number, _who(record, number), Kind.NOTE if note else Kind.CALL, direction, stamp, note,
                   act_key("call", str(stamp), _digits(number)[-COMPARED:], kind))


def _who(record: Raw, number: str) -> Who:
    return Who(record.marks.get("contact_name", ""), phone=number)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
