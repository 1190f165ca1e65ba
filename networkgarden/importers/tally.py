"""What was left out of a long file, one line a reason: how often, and where the first ones stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from networkgarden.domain.incoming import Skip

SHOWN = 10


@dataclass(slots=True)
class _Left:
    """Stretches of numbers that follow one another, the first ten of them, and how many there were in all."""

    count: int = 0
    told: int = 0
    stretches: list[list[int]] = field(default_factory=list)


class Tally:
    """``one`` and ``many`` name what is counted ("message", "messages"); ``names`` stand for numbers where given."""

    def __init__(self, one: str, many: str, names: list[str] | None = None) -> None:
        self._one, self._many, self._names = one, many, names
        self._left: dict[str, _Left] = {}

    def add(self, why: str, number: int) -> None:
        left = self._left.setdefault(why, _Left())
        left.count += 1
        follows = self._names is None and left.stretches and left.stretches[-1][1] == number - 1
        if follows and left.told == left.count - 1:
            left.stretches[-1][1] = number
            left.told = left.count
        elif len(left.stretches) < SHOWN and left.told == left.count - 1:
            left.stretches.append([number, number])
            left.told = left.count

    def skips(self) -> list[Skip]:
        return [Skip(self._where(left), self._why(why, left.count)) for why, left in self._left.items()]

    def _where(self, left: _Left) -> str:
        names = self._names
        if names is not None:
            shown = ", ".join(names[first] for first, _ in left.stretches)
        else:
            shown = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in left.stretches)
            shown = f"{self._one if left.count == 1 else self._many} {shown}"
        rest = left.count - left.told
        return f"{shown} and {rest} more" if rest else shown

    def _why(self, why: str, count: int) -> str:
        return why if count == 1 else f"{count} {self._many} left out: {why}"
