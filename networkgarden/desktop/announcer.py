"""The day's batch of prompts as one notification, and what its buttons do to the garden (model.md §6)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from networkgarden.actions.changes import Changes
from networkgarden.actions.prompting import Prompt, done_already, not_now, offered, prompts_on, token
from networkgarden.desktop.door import Door
from networkgarden.desktop.notifier.port import Action, Button, Message, Notifier

LAST_BATCH = "last_batch_day"
TEST = "test"

log = logging.getLogger(__name__)


class Announcer(QObject):
    """``open_wanted(contact id or "")`` when the person clicks a notification, ``do_wanted(Prompt)`` for its Do it.

    ``hide_names`` is asked at each sending: the person's choice, privacy mode, or a locked screen.
    """

    open_wanted = Signal(str)
    do_wanted = Signal(object)

    def __init__(self, door: Door, notifier: Notifier, hide_names: Callable[[], bool],
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._notifier, self._hide_names = door, notifier, hide_names
        self._asked: dict[str, list[Prompt]] = {}       # token → the prompt it asks about, and those named beside it
        notifier.acted.connect(self._answered)
        door.changed.connect(self._garden_changed)

    def last_batch_day(self) -> int | None:
        day = self._door.tending.garden.read.meta(LAST_BATCH)
        return int(day) if day else None

    def announce(self) -> bool:
        """Send the day's batch, once; False where there is nothing to say."""
        tending = self._door.tending
        tending.garden.note(LAST_BATCH, str(tending.today()))
        self.withdraw()
        prompts = [prompt for prompt in prompts_on(tending) if prompt.contact_id]
        if not prompts:
            return False
        name = token(prompts[0], tending.today())
        self._asked[name] = prompts
        if self._notifier.send(self._message(name, prompts)):
            offered(tending, prompts)
        return True

    def withdraw(self) -> None:
        """Whatever was asked is asked no more."""
        for name in self._asked:
            self._notifier.withdraw(name)
        self._asked.clear()

    def cover(self) -> None:
        """Say what stands on the screen again without names, if it is to be hidden now."""
        if self._hide_names():
            for name, prompts in self._asked.items():
                self._notifier.replace(self._message(name, prompts))

    def send_test(self) -> bool:
        return self._notifier.send(Message(TEST, self.tr("Network Garden"), self.tr("Notifications arrive here.")))

    def _message(self, name: str, prompts: Sequence[Prompt]) -> Message:
        buttons = (Button(Action.DO, self.tr("Do it")), Button(Action.DONE, self.tr("Done already")),
                   Button(Action.LATER, self.tr("Not now")))
        if self._hide_names():
            return Message(name, self.tr("Something small for today"), self.tr("Your garden has a suggestion."),
                           buttons)
        first, *more = prompts
        return Message(name, first.name, "\n".join(part for part in (first.text, self._others(more)) if part), buttons)

    def _others(self, more: Sequence[Prompt]) -> str:
        if not more:
            return ""
        if len(more) == 1:
            return self.tr("Also today: {name}.").format(name=more[0].name)
        return self.tr("Also today: {names}.").format(names=", ".join(prompt.name for prompt in more))

    def _garden_changed(self, changes: Changes) -> None:
        """What was answered in the window, or by a command, is not asked for on the screen as well."""
        for name, prompts in list(self._asked.items()):
            if prompts[0].contact_id in changes.contact_ids:
                del self._asked[name]
                self._notifier.withdraw(name)

    def _answered(self, name: str, action: str) -> None:
        prompt = self._prompt(name)
        if prompt is None or action == Action.OPEN:
            self.open_wanted.emit("" if prompt is None else prompt.contact_id)
            return
        self._asked.pop(name, None)
        if action == Action.DO:
            self.do_wanted.emit(prompt)
        elif action == Action.DONE:
            self._door.do(lambda tending: done_already(tending, prompt))
        elif action == Action.LATER:
            self._door.do(lambda tending: not_now(tending, prompt))

    def _prompt(self, name: str) -> Prompt | None:
        """What a token asks about. One of an earlier run counts while its prompt is still one of today's."""
        if name in self._asked:
            return self._asked[name][0]
        tending = self._door.tending
        contact_id, _, day = name.rpartition(":")
        if day != str(tending.today()):
            return None
        return next((prompt for prompt in prompts_on(tending) if prompt.contact_id == contact_id), None)
