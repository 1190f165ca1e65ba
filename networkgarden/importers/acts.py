"""Very many acts in little memory: an importer fills this instead of a tuple, and each act is made when it is read."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b
from typing import overload

from networkgarden.domain.incoming import IncomingInteraction, Who
from networkgarden.domain.kinds import Direction, Kind

LONGEST_NOTE = 120
KEY_BYTES = 12
_ROW = struct.Struct("<IIBBqIH12s")     # place, who, kind, direction and day or instant, stamp, note, its length, key
_KINDS, _DIRECTIONS = tuple(Kind), tuple(Direction)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NO_KEY = bytes(KEY_BYTES)


def act_key(*parts: str | bytes) -> bytes:
    """A short print of what tells one act from all others: a message id, or several facts together."""
    joined = b"\x00".join(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts)
    return blake2b(joined, digest_size=KEY_BYTES).digest()


def place_in(thing: str) -> Callable[[int], str]:
    """The places of the acts in one file, in words: ``place_in("message")(3)`` is "message 3"."""
    return lambda number: f"{thing} {number}"


class Acts(Sequence[IncomingInteraction]):
    """About 36 bytes an act, and each person once. ``place`` says in words where the act of a number stands."""

    def __init__(self, place: Callable[[int], str]) -> None:
        self._place = place
        self._rows = bytearray()
        self._notes = bytearray()
        self._whos: list[Who] = []
        self._index: dict[Who, int] = {}

    def add(self, number: int, who: Who, kind: Kind, direction: Direction, stamp: date | datetime,
            note: str = "", key: bytes = b"") -> None:
        """``stamp`` is an aware datetime, or a day; ``key`` comes from :func:`act_key`, or is empty."""
        if who not in self._index:
            self._index[who] = len(self._whos)
            self._whos.append(who)
        is_day = not isinstance(stamp, datetime)
        value = (stamp - _EPOCH) // timedelta(milliseconds=1) if isinstance(stamp, datetime) else stamp.toordinal()
        words = note[:LONGEST_NOTE].encode("utf-8", "replace")
        self._rows += _ROW.pack(
            number, self._index[who], _KINDS.index(kind), _DIRECTIONS.index(direction) * 2 + is_day, value,
            len(self._notes), len(words), key)
        self._notes += words

    def __len__(self) -> int:
        return len(self._rows) // _ROW.size

    @overload
    def __getitem__(self, index: int) -> IncomingInteraction: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[IncomingInteraction, ...]: ...
    def __getitem__(self, index: int | slice) -> IncomingInteraction | tuple[IncomingInteraction, ...]:
        if isinstance(index, slice):
            return tuple(self._act(number) for number in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._act(index % len(self))

    def __iter__(self) -> Iterator[IncomingInteraction]:
        return map(self._act, range(len(self)))

    def _act(self, index: int) -> IncomingInteraction:
        number, who, kind, flags, value, at, length, key = _ROW.unpack_from(self._rows, index * _ROW.size)
        direction, is_day = _DIRECTIONS[flags // 2], flags % 2
        return IncomingInteraction(
            self._place(number), self._whos[who], _KINDS[kind], direction,
            day=date.fromordinal(value).isoformat() if is_day else "",
            instant=None if is_day else _EPOCH + timedelta(milliseconds=value),
            note=self._notes[at:at + length].decode("utf-8"), key="" if key == _NO_KEY else key.hex())
