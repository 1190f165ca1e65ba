"""The ladder and its next step, what can be done with somebody now, and what was begun or planned."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from networkgarden.actions.acts import lands, log_act, newest_of_today
from networkgarden.actions.plans import open_plans
from networkgarden.actions.prompting import Prompt, done_already, prompt_for
from networkgarden.actions.reactions import set_reaction
from networkgarden.desktop.doing.doing import Doing
from networkgarden.desktop.doing.landing import Landing
from networkgarden.desktop.doing.plan_card import PlanCard
from networkgarden.desktop.doing.question import Question
from networkgarden.desktop.door import Door
from networkgarden.desktop.person.ladder import LadderStrip
from networkgarden.desktop.person.words import breakable, ladder_words
from networkgarden.desktop.widgets.column import Card, cleared
from networkgarden.desktop.widgets.flow import FlowLayout
from networkgarden.desktop.widgets.labels import PlainLabel
from networkgarden.desktop.widgets.veil import names_are_veiled, veiled, veiled_in
from networkgarden.domain.contact import Contact
from networkgarden.domain.interaction import Interaction
from networkgarden.domain.kinds import Reaction, State
from networkgarden.domain.plans import PlannedMeeting
from networkgarden.domain.standing import Standing

WIDE = 480


class StepsCard(Card):
    """Ladder, next step and ways to reach out; below them what was begun or planned with this person.

    ``opened(contact id)`` to look at somebody else who is part of a plan, ``why_wanted(contact id)`` for the reasons.
    """

    opened = Signal(str)
    why_wanted = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._contact_id = ""
        self._prompt: Prompt | None = None
        self._begun: Prompt | None = None           # what may have happened
        self._logged: Interaction | None = None     # what happened, and may say how it landed
        self._shown_plans: tuple[list[PlannedMeeting], bool] = [], False
        self.doing = Doing(door, self)
        self.doing.begun.connect(self._ask)
        self._strip = LadderStrip()
        self._ladder = PlainLabel("", kind="small", wrap=True)
        self._next = PlainLabel("", wrap=True)
        for widget in (self._strip, self._ladder, self._next):
            self.column.addWidget(widget)
        self.column.addLayout(self._build_buttons())
        self._asking = QVBoxLayout()
        self.column.addLayout(self._asking)
        self._plans = QVBoxLayout()
        self._plans.setSpacing(8)
        self.column.addLayout(self._plans)

    def show_contact(self, contact: Contact, standing: Standing) -> None:
        if contact.id != self._contact_id:
            self._contact_id = contact.id
            self._stop_asking()
        self._strip.show_standing(standing)
        self._ladder.setText(ladder_words(standing))
        asking = standing.state in (State.PLANTED, State.RESTING) and not standing.wet
        self._prompt = prompt = prompt_for(self._door.tending, contact.id) if asking else None
        self._next.setText(breakable(veiled_in(prompt.text, prompt.name)) if prompt else "")
        self._next.setVisible(prompt is not None)
        self.do_it.setVisible(prompt is not None)
        self._menu_call.setEnabled(bool(contact.phones))
        self._show_plans()

    def _build_buttons(self) -> FlowLayout:
        flow = FlowLayout(8)
        self.do_it = QPushButton(self.tr("Do it"))
        self.do_it.setProperty("kind", "primary")
        self.do_it.setAccessibleDescription(self.tr("The next step"))
        self.do_it.clicked.connect(lambda _=False: self.doing.begin(self._prompt) if self._prompt else None)
        self.reach = QPushButton(self.tr("Reach out…"))
        self.reach.setMenu(self._build_menu())
        flow.addWidget(self.do_it)
        flow.addWidget(self.reach)
        return flow

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Write…"), lambda: self.doing.write(self._contact_id))
        self._menu_call = menu.addAction(self.tr("Call"), lambda: self.doing.call(self._contact_id))
        menu.addAction(self.tr("Invite…"), lambda: self.doing.invite(self._contact_id))
        menu.addSeparator()
        menu.addAction(self.tr("Recommend…"), lambda: self.doing.recommend(self._contact_id))
        menu.addAction(self.tr("Introduce…"), lambda: self.doing.introduce(self._contact_id))
        menu.addAction(self.tr("Worth sharing…"), lambda: self.doing.worth_sharing(self._contact_id))
        menu.addSeparator()
        menu.addAction(self.tr("Why today, or why not…"), lambda: self.why_wanted.emit(self._contact_id))
        return menu

    # what was begun

    def _ask(self, begun: Prompt) -> None:
        self._stop_asking()
        self._begun = begun
        question = Question(begun.act)
        question.set_wide(self.width() >= WIDE)
        question.happened.connect(lambda: self._happened(question.act()))
        question.put_off.connect(self._stop_asking)
        self._asking.addWidget(question)
        question.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _happened(self, act: str) -> None:
        """A prompt is answered with it; what nobody proposed is just logged, with everybody it was for."""
        begun = self._begun
        if begun is None:
            return
        self._stop_asking()
        happened = replace(begun, act=act)
        done = self._door.do(lambda tending: (done_already if begun.kind else log_act)(tending, happened))
        if done is not None and lands(act):
            self._logged = newest_of_today(self._door.tending, begun.contact_id)
            landing = Landing()
            landing.landed.connect(self._landed)
            self._asking.addWidget(landing)

    def _landed(self, reaction: Reaction | None) -> None:
        logged = self._logged
        self._stop_asking()
        if reaction is not None and logged is not None:
            self._door.do(lambda tending: set_reaction(tending, logged, reaction))

    def _stop_asking(self) -> None:
        self._begun, self._logged = None, None
        cleared(self._asking)

    def _show_plans(self) -> None:
        """Built again only when they changed, so that the focus stays where it is."""
        plans = open_plans(self._door.tending, self._contact_id)
        if (plans, names_are_veiled()) == self._shown_plans:
            return
        self._shown_plans = plans, names_are_veiled()
        cleared(self._plans)
        names = dict(self._door.tending.garden.read.names()) if plans else {}
        for plan in plans:
            others = [one for one in plan.contact_ids if one != self._contact_id and one in names]
            card = PlanCard(self._door, plan, ", ".join(veiled(names[one]) for one in others))
            if others:
                card.opened.connect(partial(self.opened.emit, others[0]))
            self._plans.addWidget(card)
