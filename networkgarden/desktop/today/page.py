"""Today: at most a few prompts, each one small purposeful act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.acts import lands, newest_of_today
from networkgarden.actions.amnesty import accept_amnesty, amnesty_offer, amnesty_offered, decline_amnesty
from networkgarden.actions.changes import Changes
from networkgarden.actions.pauses import paused_until
from networkgarden.actions.plans import plans_to_ask_about
from networkgarden.actions.prompting import Prompt, done_already, let_rest, not_now, offered, prompts_on
from networkgarden.actions.reactions import set_reaction
from networkgarden.actions.tending import Tending
from networkgarden.desktop.doing.doing import Doing
from networkgarden.desktop.doing.plan_card import PlanCard
from networkgarden.desktop.door import Door
from networkgarden.desktop.looking import Looking
from networkgarden.desktop.tasks import Tasks
from networkgarden.desktop.today.card import PromptCard
from networkgarden.desktop.today.fresh_start import FreshStart
from networkgarden.desktop.today.rest_of_day import RestOfDay
from networkgarden.desktop.today.words import day_words
from networkgarden.desktop.widgets.column import ColumnPage, cleared
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Reaction, State
from networkgarden.domain.plans import PlannedMeeting
from networkgarden.domain.standing import Standing


@dataclass(frozen=True, slots=True)
class _Seen:
    """The garden on a day, as far as this page needs it."""

    day: int
    prompts: list[Prompt]
    standings: dict[str, Standing]
    answered: bool                  # something was answered on this day
    amnesty: str                    # the offer to begin again, "" where none is due
    plans: list[PlannedMeeting]     # whose day is over and that nobody told about yet
    tomorrow: str = ""              # whom the first prompt of tomorrow is about, where today holds none
    paused_until: int | None = None     # the first day that is not paused, of a pause that holds today


def _see(tending: Tending) -> _Seen:
    day = tending.today()
    prompts = [prompt for prompt in prompts_on(tending) if prompt.contact_id]
    answered = tending.garden.read.query("SELECT 1 FROM offer WHERE day = ? AND answer != '' LIMIT 1", (day,))
    standings = tending.standings()
    amnesty = amnesty_offer(tending, day, standings)
    following = [] if prompts else [prompt for prompt in prompts_on(tending, day + 1) if prompt.contact_id]
    return _Seen(day, prompts, {one.contact_id: one for one in standings}, bool(answered),
                 amnesty.text if amnesty else "", plans_to_ask_about(tending), following[0].name if following else "",
                 paused_until(tending, day))


class TodayPage(ColumnPage):
    """The prompts of the day as cards. ``opened(contact id)`` for the person's page, ``seeds_wanted`` for the tray,
    ``why_wanted(contact id)`` for the reasons; "" where nobody in particular is meant.

    With ``tasks`` it looks for prompts beside the window.
    """

    opened = Signal(str)
    seeds_wanted = Signal()
    why_wanted = Signal(str)

    def __init__(self, door: Door, tasks: Tasks | None = None, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Today"))
        self._door = door
        self._looking = Looking(door, tasks, _see, self._show_seen, self)
        self._seen: _Seen | None = None
        self._shown_plans: tuple[list[PlannedMeeting], bool] = [], False
        self._asked: dict[str, Prompt] = {}     # what was begun and may have happened, by contact
        self._landing: dict[str, tuple[Prompt, Interaction | None]] = {}   # what happened, and may say how it landed
        self.doing = Doing(door, self)
        self.doing.begun.connect(self._ask_about)
        self.doing.person_wanted.connect(self.opened)
        self._word = PlainLabel(self.tr("A few small, honest acts. Any of them may wait."), kind="muted", wrap=True)
        self.column.addWidget(self._word)
        self._fresh = FreshStart()
        self._fresh.accepted.connect(lambda: door.do(accept_amnesty))
        self._fresh.declined.connect(lambda: door.do(decline_amnesty))
        self.column.addWidget(self._fresh)
        self._plans = QVBoxLayout()
        self._plans.setSpacing(16)
        self.column.addLayout(self._plans)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.column.addLayout(self._cards)
        self._hint = PlainLabel(self.tr("Keys: 1 to 4 answer, arrows go on, Enter opens the person."), kind="small",
                                wrap=True)
        self.column.addWidget(self._hint)
        self._rest = RestOfDay()
        self._rest.seeds_wanted.connect(self.seeds_wanted)
        self.column.addWidget(self._rest)
        self.column.addLayout(self._build_foot())
        self.column.addStretch(1)
        for widget in (self._word, self._hint, self._rest, self._fresh):
            widget.hide()
        door.changed.connect(self._follow)

    def _build_foot(self) -> FlowLayout:
        foot = FlowLayout(8)
        for text, words, act in (
                (self.tr("Worth sharing…"), self.tr("Your reading list, and whom it may please"),
                 self.doing.worth_sharing),
                (self.tr("Who else, and why not…"), self.tr("Why anybody is or is not on today's list"),
                 partial(self.why_wanted.emit, ""))):
            button = QPushButton(text)
            button.setProperty("kind", "flat")
            button.setAccessibleDescription(words)
            button.clicked.connect(lambda _=False, act=act: act())
            foot.addWidget(button)
        return foot

    def refresh(self) -> None:
        """Show the day's prompts; once somebody can see them they count as offered."""
        self._looking.look()

    def cards(self) -> list[PromptCard]:
        items = (self._cards.itemAt(number) for number in range(self._cards.count()))
        return [card for item in items if item is not None and isinstance(card := item.widget(), PromptCard)]

    def do_prompt(self, prompt: Prompt) -> None:
        """Begin the act (a link, a draft, the planner, or the person's page) and ask afterwards whether it happened.

        Where it proposes a rest, that is what is done.
        """
        if prompt.kind == "rest":
            self._answer(prompt, "rest")
        else:
            self.doing.begin(prompt)

    def _ask_about(self, begun: Prompt) -> None:
        """Did it happen? With the kind filled in as which it was begun."""
        self._asked[begun.contact_id] = begun
        card = self._card_of(begun.contact_id) or self._add_card(begun, len(self.cards()))
        card.question.choose(begun.act)
        card.ask_whether_it_happened()
        self._show_words()
        self.ensureWidgetVisible(card)

    def _show_seen(self, seen: _Seen) -> None:
        if self._seen is not None and self._seen.day != seen.day:
            self._asked.clear()
            self._landing.clear()
        if (seen.plans, names_are_veiled()) != self._shown_plans:
            self._show_plans(seen)
        self._fresh.show_words(seen.amnesty)
        self._seen = seen
        prompts = {prompt.contact_id: prompt for prompt in seen.prompts}
        begun = {**self._asked, **{contact_id: one for contact_id, (one, _) in self._landing.items()}}
        wanted = list(prompts.values())
        shown = [card.prompt.contact_id for card in self.cards()]
        for contact_id, one in begun.items():
            if contact_id not in prompts and contact_id in seen.standings:      # it keeps its place
                wanted.insert(shown.index(contact_id) if contact_id in shown else len(wanted), one)
        place = self._place_in_focus()
        for card in self.cards():
            stays = card.prompt in wanted or card.prompt.contact_id in begun
            if not stays or card.veiled != names_are_veiled():
                self._take_away(card)
        for number, prompt in enumerate(wanted):
            card = self._card_of(prompt.contact_id) or self._add_card(prompt, number)
            card.show_standing(seen.standings.get(prompt.contact_id))
            if self._cards.indexOf(card) != number:
                self._cards.removeWidget(card)
                self._cards.insertWidget(number, card)
            if prompt.contact_id in self._asked and not card.is_asking():
                card.ask_whether_it_happened()
        self._show_words()
        self._focus_place(place)
        self._note_offered()

    def _show_plans(self, seen: _Seen) -> None:
        """Meetings of the days before: did they happen?"""
        self._shown_plans = seen.plans, names_are_veiled()
        cleared(self._plans)
        for plan in seen.plans:
            known = [veiled(seen.standings[one].name) for one in plan.contact_ids if one in seen.standings]
            card = PlanCard(self._door, plan, ", ".join(known))
            card.opened.connect(partial(self.opened.emit, plan.contact_ids[0]))
            self._plans.addWidget(card)

    def _show_words(self) -> None:
        some = bool(self.cards())
        self._word.setVisible(some)
        self._hint.setVisible(some)
        self._rest.setVisible(not some and self._seen is not None)
        if not some and self._seen is not None:
            self._show_rest(self._seen)

    def _show_rest(self, seen: _Seen) -> None:
        planted = [one for one in seen.standings.values() if one.state is State.PLANTED]
        words = self._next_words(planted, seen)
        if seen.answered:
            today = [one for one in planted if one.last_contact_on == seen.day]
            self._rest.show_words(self.tr("Done for today. The garden keeps."), words, today, self._local(), False)
        else:
            well = sorted((one for one in planted if one.vitality), key=lambda one: -(one.vitality or 0))
            self._rest.show_words(self.tr("Your garden is fine today."), words, well, self._local(), not planted)

    def _next_words(self, planted: Sequence[Standing], seen: _Seen) -> str:
        """Whoever is due already comes before those who will be: tomorrow, if the guards let them."""
        if not planted:
            return self.tr("Nobody is planted yet. Seeds wait as long as you like.")
        if seen.paused_until:
            return self.tr("Paused until {day}. Nothing piles up meanwhile.").format(day=day_words(seen.paused_until))
        day, name = min(((one.due_on, one.name) for one in planted if one.due_on and one.due_on > seen.day),
                        default=(0, ""))
        if seen.tomorrow:
            day, name = seen.day + 1, seen.tomorrow
        if not name:
            return ""
        return self.tr("The next would be {name}, on {day}.").format(name=veiled(name), day=day_words(day))

    def _local(self) -> datetime:
        clock = self._door.tending.clock
        return clock.now().astimezone(clock.zone())

    # cards

    def _card_of(self, contact_id: str) -> PromptCard | None:
        return next((card for card in self.cards() if card.prompt.contact_id == contact_id), None)

    def _add_card(self, prompt: Prompt, place: int) -> PromptCard:
        standing = self._seen.standings.get(prompt.contact_id) if self._seen else None
        everybody = self._seen.standings.values() if self._seen and names_are_veiled() else ()
        card = PromptCard(prompt, standing, self._local(), [one.name for one in everybody])
        card.answered.connect(lambda word: self._answer(prompt, word))
        card.happened.connect(lambda act: self._happened(prompt, act))
        card.landed.connect(lambda reaction: self._landed(prompt, reaction))
        card.question.put_off.connect(lambda: self._not_yet(prompt))
        card.opened.connect(lambda: self.opened.emit(prompt.contact_id))
        card.why_wanted.connect(lambda: self.why_wanted.emit(prompt.contact_id))
        card.moved.connect(lambda step: self._focus_place(self.cards().index(card) + step))
        self._cards.insertWidget(place, card)
        card.show()                             # now, so that it can take the focus
        return card

    def _take_away(self, card: PromptCard) -> None:
        self._cards.removeWidget(card)
        card.hide()
        card.setParent(None)
        card.deleteLater()

    def _answer(self, prompt: Prompt, word: str) -> None:
        if word == "do":
            self.do_prompt(prompt)
            return
        answers: dict[str, Callable[[Tending], Changes]] = {
            "done": lambda tending: done_already(tending, prompt), "later": lambda tending: not_now(tending, prompt),
            "rest": lambda tending: let_rest(tending, prompt.contact_id)}
        place = self._place_in_focus()
        if self._door.do(answers[word]) is None:
            return
        card = self._card_of(prompt.contact_id)
        if card is not None:                    # the look at the garden is still to come
            self._take_away(card)
            self._seen = replace(self._seen, answered=True) if self._seen else None
            self._show_words()
            self._focus_place(place)

    def _happened(self, prompt: Prompt, act: str) -> None:
        """Log it; where one can tell how it landed, the card stays to ask."""
        happened = replace(self._asked.get(prompt.contact_id, prompt), act=act)
        if not lands(act):
            self._answer(happened, "done")
            return
        self._landing[prompt.contact_id] = prompt, None         # while it is logged the card stays
        if self._door.do(lambda tending: done_already(tending, happened)) is None:
            self._landing.pop(prompt.contact_id)
            return
        self._landing[prompt.contact_id] = prompt, newest_of_today(self._door.tending, prompt.contact_id)
        self._seen = replace(self._seen, answered=True) if self._seen else None
        card = self._card_of(prompt.contact_id)
        if card is not None:
            card.ask_how_it_landed()

    def _landed(self, prompt: Prompt, reaction: Reaction | None) -> None:
        if prompt.contact_id not in self._landing:
            return
        place = self._place_in_focus()
        _, logged = self._landing.pop(prompt.contact_id)
        card = self._card_of(prompt.contact_id)
        if reaction is not None and logged is not None:
            self._door.do(lambda tending: set_reaction(tending, logged, reaction))
        if card is not None and self._card_of(prompt.contact_id) is card:
            self._take_away(card)
        self._show_words()
        self._focus_place(place)

    def _not_yet(self, prompt: Prompt) -> None:
        """The card stays if it is one of the day's own."""
        self._asked.pop(prompt.contact_id, None)
        self.refresh()

    def _follow(self, changes: Changes) -> None:
        """A card whose person was just seen to is no longer asked about; nor is anybody after an undo."""
        if changes.everything:
            self._landing.clear()
        for contact_id in changes.contact_ids:
            card = self._card_of(contact_id)
            if card is not None:
                card.stop_asking()
            self._asked.pop(contact_id, None)

    # focus, and what was shown

    def _place_in_focus(self) -> int | None:
        """Which card holds the focus; 0 where the page itself does, None where the focus is elsewhere."""
        focus = self.focusWidget() if self.isVisible() else None
        window = self.window().focusWidget()
        if focus is None or window is None or not (window is self or self.isAncestorOf(window)):
            return None
        return next((number for number, card in enumerate(self.cards()) if card.isAncestorOf(window)
                     or card is window), 0)

    def _focus_place(self, place: int | None) -> None:
        """Put the focus on the card at ``place``, or on the last one; a question that was asked keeps it."""
        cards = self.cards()
        if place is None:
            return
        if not cards:
            self._rest.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        card = cards[max(0, min(place, len(cards) - 1))]
        window = self.window().focusWidget()
        if window is None or not card.isAncestorOf(window) or not window.isVisible():
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """When the page is brought to the front its first card takes the keys."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and self.cards():
            self.cards()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """How something landed need not be said: it can be on the person's page."""
        super().hideEvent(event)
        if not event.spontaneous():
            for contact_id in self._landing:
                card = self._card_of(contact_id)
                if card is not None:
                    self._take_away(card)
            self._landing.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._note_offered()

    def _note_offered(self) -> None:
        tending = self._door.tending
        if self._seen is not None and self.isVisible() and self._seen.day == tending.today():
            offered(tending, self._seen.prompts)
            if self._seen.amnesty:
                amnesty_offered(tending)
