"""Today: at most a few prompts, each one small purposeful act."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networkgarden.actions.changes import Changes
from networkgarden.actions.prompting import Prompt, done_already, let_rest, not_now, offered, prompts_on
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import open_link
from networkgarden.desktop.today.card import PromptCard
from networkgarden.desktop.widgets.column import ColumnPage, cleared
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.domain.days import iso
from networkgarden.domain.standing import Standing


class TodayPage(ColumnPage):
    """The prompts of the day as cards. ``opened(contact id)`` where the act begins on the person's page."""

    opened = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Today"))
        self._door = door
        self._day = 0
        self._seen_any = False
        self._word = PlainLabel("", kind="muted", wrap=True)
        self.column.addWidget(self._word)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        door.changed.connect(self._follow)

    def refresh(self) -> None:
        """Show the day's prompts and note that they were shown."""
        tending = self._door.tending
        if tending.today() != self._day:
            self._day, self._seen_any = tending.today(), False
        asking = {card.prompt.contact_id for card in self.cards() if card.is_asking()}
        prompts = [prompt for prompt in prompts_on(tending) if prompt.contact_id]
        standings = {one.contact_id: one for one in tending.standings()}
        cleared(self._cards)
        for prompt in prompts:
            self._add_card(prompt, standings.get(prompt.contact_id))
        for card in self.cards():
            if card.prompt.contact_id in asking:
                card.ask_whether_it_happened()
        self._seen_any = self._seen_any or bool(prompts) or self._answered_any()
        self._word.setText(self._words(bool(prompts), list(standings.values())))
        offered(tending, prompts)

    def cards(self) -> list[PromptCard]:
        items = (self._cards.itemAt(number) for number in range(self._cards.count()))
        return [card for item in items if item is not None and isinstance(card := item.widget(), PromptCard)]

    def do_prompt(self, prompt: Prompt) -> None:
        """Begin the act (the link, or the person's page) and ask afterwards whether it happened."""
        self.refresh()
        card = next((one for one in self.cards() if one.prompt.contact_id == prompt.contact_id), None)
        if card is None:
            standings = {one.contact_id: one for one in self._door.tending.standings()}
            card = self._add_card(prompt, standings.get(prompt.contact_id))
        card.ask_whether_it_happened()
        if not (prompt.link and open_link(prompt.link)):
            self.opened.emit(prompt.contact_id)

    def _add_card(self, prompt: Prompt, standing: Standing | None) -> PromptCard:
        clock = self._door.tending.clock
        card = PromptCard(prompt, standing, clock.now().astimezone(clock.zone()))
        card.answered.connect(lambda word: self._answer(prompt, word))
        self._cards.addWidget(card)
        return card

    def _answer(self, prompt: Prompt, word: str) -> None:
        if word == "do":
            self.do_prompt(prompt)
        elif word == "done":
            self._door.do(lambda tending: done_already(tending, prompt))
        elif word == "later":
            self._door.do(lambda tending: not_now(tending, prompt))
        else:
            self._door.do(lambda tending: let_rest(tending, prompt.contact_id))

    def _follow(self, changes: Changes) -> None:
        """A card whose person was just seen to is no longer asked about."""
        for card in self.cards():
            if card.prompt.contact_id in changes.contact_ids:
                card.stop_asking()

    def _answered_any(self) -> bool:
        return bool(self._door.tending.garden.read.query(
            "SELECT 1 FROM offer WHERE day = ? AND answer != '' LIMIT 1", (self._day,)))

    def _words(self, some: bool, standings: list[Standing]) -> str:
        if some:
            return self.tr("A few small, honest acts. Any of them may wait.")
        if self._seen_any:
            return self.tr("Done for today. The garden keeps.")
        following = min((one.due_on for one in standings if one.due_on and one.due_on > self._day), default=None)
        if following is None:
            return self.tr("Your garden is fine today.")
        when = QLocale().toString(_qdate(following), QLocale.FormatType.LongFormat)
        return self.tr("Your garden is fine today. Somebody would be glad to hear from you on {day}.").format(day=when)


def _qdate(day: int) -> QDate:
    return QDate.fromString(iso(day), Qt.DateFormat.ISODate)
