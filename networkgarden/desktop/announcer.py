"""The day's batch of prompts as one notification, and what its buttons do to the garden (model.md §6)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from networkgarden.actions.prompting import Prompt, done_already, not_now, offered, prompts_on
from networkgarden.desktop.door import Door
from networkgarden.desktop.notifier.port import Action, Button, Message, Notifier

LAST_BATCH = "last_batch_day"

log = logging.getLogger(__name__)


class Announcer(QObject):
    """``open_wanted(contact id or "")`` when the person clicks a notification or its Do it."""

    open_wanted = Signal(str)
    do_wanted = Signal(object)          # a Prompt

    def __init__(self, door: Door, notifier: Notifier, hide_names: Callable[[], bool],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._notifier, self._hide_names = door, notifier, hide_names
        self._asked: dict[str, Prompt] = {}
        notifier.acted.connect(self._answered)

    def last_batch_day(self) -> int | None:
        day = self._door.tending.garden.read.meta(LAST_BATCH)
        return int(day) if day else None

    def announce(self) -> bool:
        """Send the day's batch, once; False where there is nothing to say."""
        tending = self._door.tending
        tending.garden.note(LAST_BATCH, str(tending.today()))
        prompts = [prompt for prompt in prompts_on(tending) if prompt.contact_id]
        if not prompts:
            return False
        first = prompts[0]
        token = f"{first.contact_id}:{tending.today()}"
        self._asked[token] = first
        if self._notifier.send(self._message(token, prompts)):
            offered(tending, prompts)
        return True

    def withdraw(self) -> None:
        """Whatever was asked has been answered in the window."""
        for token in self._asked:
            self._notifier.withdraw(token)
        self._asked.clear()

    def send_test(self) -> bool:
        return self._notifier.send(Message("test", self.tr("Network Garden"), self.tr("Notifications arrive here.")))

    def _message(self, token: str, prompts: Sequence[Prompt]) -> Message:
        buttons = (Button(Action.DO, self.tr("Do it")), Button(Action.DONE, self.tr("Done already")),
                   Button(Action.LATER, self.tr("Not now")))
        if self._hide_names():
            return Message(token, self.tr("Something small for today"), self.tr("Your garden has a suggestion."),
                           buttons)
        first, *more = prompts
        return Message(token, first.name, "\n".join(part for part in (first.text, self._others(more)) if part), buttons)

    def _others(self, more: Sequence[Prompt]) -> str:
        if not more:
            return ""
        if len(more) == 1:
            return self.tr("Also today: {name}.").format(name=more[0].name)
        return self.tr("Also today: {names}.").format(names=", ".join(prompt.name for prompt in more))

    def _answered(self, token: str, action: str) -> None:
        prompt = self._asked.get(token)
        if prompt is None:
            self.open_wanted.emit("")
            return
        if action == Action.OPEN:
            self.open_wanted.emit(prompt.contact_id)
            return
        del self._asked[token]
        if action == Action.DO:
            self.do_wanted.emit(prompt)
        elif action == Action.DONE:
            self._door.do(lambda tending: done_already(tending, prompt))
        elif action == Action.LATER:
            self._door.do(lambda tending: not_now(tending, prompt))
