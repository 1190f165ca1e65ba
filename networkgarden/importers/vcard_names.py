"""The name of a card: what is shown, and its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]+")


def in_order(given: str, additional: str, family: str) -> str:
    """The whole name; in the scripts of East Asia the family's comes first."""
    if _EAST_ASIAN.fullmatch(family) and _EAST_ASIAN.fullmatch(given):
        return f"{family} {given}"
    return " ".join(part for part in (given, additional, family) if part)


@dataclass(slots=True)
class Names:
    """Names as they are met. FN wins over N for showing; a card may hold several of each, the first one counts."""

    given: str = ""
    family: str = ""
    nicknames: list[str] = field(default_factory=list)
    _additional: str = ""
    _prefix: str = ""
    _suffix: str = ""
    _shown: str = ""
    _preferred: bool = False

    def add_shown(self, name: str, preferred: bool) -> None:
        if name and (not self._shown or (preferred and not self._preferred)):
            self._shown, self._preferred = name, preferred

    def add_parts(self, parts: list[str]) -> None:
        """``family; given; additional; prefix; suffix``, any of them missing."""
        if self.given or self.family or not any(parts):
            return
        padded = [*parts, "", "", "", "", ""]
        self.family, self.given, self._additional, self._prefix, self._suffix = padded[:5]

    def first(self) -> str:
        """The given name; a whole name that was put in its place is none."""
        whole = not self.family and " " in self.given and self.given == self._shown
        return "" if whole else self.given

    def left_over(self) -> list[tuple[str, str]]:
        """Parts that the name to be shown leaves out, and what they are."""
        shown = set(self.shown().casefold().split())
        parts = (("Middle name", self._additional), ("Name prefix", self._prefix), ("Name suffix", self._suffix))
        return [(what, part) for what, part in parts if part and not set(part.casefold().split()) <= shown]

    def shown(self) -> str:
        """FN, else the parts in the order of their script, else the first nickname, else nothing."""
        if self._shown:
            return self._shown
        whole = in_order(self.given, self._additional, self.family)
        return whole or (self.nicknames[0] if self.nicknames else "")
