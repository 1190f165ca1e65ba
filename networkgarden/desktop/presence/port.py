"""Whether somebody sits at the screen, as far as the desktop tells (desktop.md §5.2, model.md §6 "When")."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known now; a desktop that tells nothing counts as somebody present who may be spoken to."""

    idle: bool = False
    locked: bool = False
    do_not_disturb: bool = False

    @property
    def open_to_word(self) -> bool:
        """Whether a message sent now would be met."""
        return not (self.idle or self.locked or self.do_not_disturb)


class Presence(QObject):
    """A way to ask. Failing to know is no error: the answer is then that somebody is there."""

    changed = Signal(object)
    """Situation: the desktop said by itself that it is another one now."""

    @abstractmethod
    def ask(self, done: Callable[[Situation], None]) -> None:
        """Find out; ``done`` hears it, at once or a little later, once."""
        raise NotImplementedError

    @abstractmethod
    def known(self) -> Situation:
        """What was heard last."""
        raise NotImplementedError

    @abstractmethod
    def why(self) -> str:
        """One sentence for the person: what of this the desktop tells."""
        raise NotImplementedError

    def close(self) -> None:
        """Part from whatever tells."""
