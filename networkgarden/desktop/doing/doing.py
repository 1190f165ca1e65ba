"""Do it: what each act opens. Links go to the person's own programs, letters become drafts, meetings are planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from networkgarden.actions.acts import act_of
from networkgarden.actions.drafting import facts_about, known, profile_of, shipped
from networkgarden.actions.prompting import Prompt
from networkgarden.desktop.door import Door
from networkgarden.desktop.links import open_link
from networkgarden.domain.contact import Contact
from networkgarden.domain.incoming import PointKind
from networkgarden.domain.links import mail_address, tel
from networkgarden.domain.plans import KINDS_OF_MEETING
from networkgarden.domain.reading import Reading

ON_THE_NETWORK = ("like", "comment", "congratulation", "endorsement")


class Doing(QObject):
    """Begins acts over ``parent``'s window. ``begun(Prompt)``: ask whether it happened as its act (one without a
    kind was proposed by nobody); ``person_wanted(contact id)`` where there is no way but the person's page."""

    begun = Signal(object)
    person_wanted = Signal(str)

    def __init__(self, door: Door, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._parent = door, parent

    def begin(self, prompt: Prompt) -> None:
        """What "Do it" of a card, a notification or the water key opens."""
        contact = self._door.tending.garden.read.contact(prompt.contact_id)
        if contact is None or not prompt.act:
            self.person_wanted.emit(prompt.contact_id)
            return
        match prompt.act:
            case act if act in ON_THE_NETWORK:
                self._begin_on_network(prompt, contact)
            case "call":
                self._begin_call(prompt, contact)
            case act if act in KINDS_OF_MEETING or act == "meeting":
                self._plan(prompt)
            case "recommendation":
                self._begin_recommendation(prompt)
            case "introduction":
                self._begin_introduction(prompt)
            case _:
                self._begin_letter(prompt, contact)

    # from the person's page

    def write(self, contact_id: str, act: str = "message") -> None:
        self._open_draft(self._own_prompt(contact_id, act), act)

    def call(self, contact_id: str) -> None:
        contact = self._door.tending.garden.read.contact(contact_id)
        if contact is not None:
            self._begin_call(self._own_prompt(contact_id, "call"), contact)

    def invite(self, contact_id: str) -> None:
        self._plan(self._own_prompt(contact_id, "lunch"))

    def recommend(self, contact_id: str) -> None:
        self._begin_recommendation(self._own_prompt(contact_id, "recommendation"))

    def introduce(self, contact_id: str) -> None:
        self._begin_introduction(self._own_prompt(contact_id, "introduction"))

    def worth_sharing(self, contact_id: str = "") -> None:
        from networkgarden.desktop.doing.reading import ReadingDialog
        dialog = ReadingDialog(self._door, contact_id, self._parent)
        dialog.share_wanted.connect(self._share)
        dialog.open()

    def edit_templates(self, act: str = "message") -> QDialog:
        from networkgarden.desktop.doing.templates import TemplatesDialog
        dialog = TemplatesDialog(self._door, act, self._parent)
        dialog.open()
        return dialog

    # each way of doing

    def _begin_on_network(self, prompt: Prompt, contact: Contact) -> None:
        """The profile, where one is known; a congratulation can also be a letter."""
        profile = profile_of(contact)
        if profile and open_link(profile):
            self.begun.emit(prompt)
        elif prompt.act == "congratulation" and contact.emails:
            self._open_draft(prompt, "birthday" if prompt.kind == "date" else "congratulation")
        else:
            self._no_way(prompt)

    def _begin_call(self, prompt: Prompt, contact: Contact) -> None:
        from networkgarden.desktop.doing.calling import CallSheet
        numbers = [(point.value, point.label) for point in contact.points if point.kind is PointKind.PHONE]
        if not numbers:
            self._no_way(prompt)
            return
        numbers.sort(key=lambda pair: not tel(pair[0]))
        tending = self._door.tending
        facts = facts_about(known(tending, contact.id), tending.today(), shipped().phrases)
        sheet = CallSheet(contact.name, numbers, prompt.reason, facts, self._parent)
        sheet.begun.connect(lambda: self.begun.emit(prompt))
        sheet.open()

    def _begin_letter(self, prompt: Prompt, contact: Contact) -> None:
        """A draft where there is a way to send it; else the person's page."""
        if not any(map(mail_address, contact.emails)) and not profile_of(contact):
            self._no_way(prompt)
            return
        own = prompt.kind if prompt.kind in shipped().templates and prompt.kind not in KINDS_OF_MEETING else prompt.act
        reading = prompt.reading
        self._open_draft(prompt, own if own in shipped().templates else "message",
                         {"article": reading.title, "link": reading.url} if reading else {})

    def _begin_recommendation(self, prompt: Prompt) -> None:
        from networkgarden.desktop.doing.recommending import RecommendDialog
        dialog = RecommendDialog(self._door, prompt.contact_id, self._parent)
        dialog.composed.connect(lambda values: self._open_draft(prompt, "recommendation", values))
        dialog.open()

    def _begin_introduction(self, prompt: Prompt) -> None:
        from networkgarden.desktop.doing.introducing import IntroduceDialog
        dialog = IntroduceDialog(self._door, prompt.contact_id, prompt.other_id, self._parent)
        dialog.composed.connect(partial(self._introduce, prompt))
        dialog.open()

    def _introduce(self, prompt: Prompt, other_id: str, values: Mapping[str, str]) -> None:
        note = prompt.note or "; ".join(filter(None, values.values()))
        self._open_draft(replace(prompt, other_id=other_id, note=note), "introduction", values)

    def _plan(self, prompt: Prompt) -> None:
        from networkgarden.desktop.doing.lunch import LunchDialog
        dialog = LunchDialog(self._door, prompt.contact_id, prompt.act, self._parent)
        dialog.write_wanted.connect(lambda what, values: self._open_draft(prompt, what, values))
        dialog.open()

    def _share(self, contact_id: str, reading: Reading) -> None:
        self._open_draft(self._own_prompt(contact_id, "article"), "article",
                         {"article": reading.title, "link": reading.url})

    def _open_draft(self, prompt: Prompt, draft: str, extra: Mapping[str, str] | None = None) -> None:
        from networkgarden.desktop.doing.draft import DraftDialog
        people = tuple(filter(None, (prompt.contact_id, prompt.other_id)))
        dialog = DraftDialog(self._door, people, draft, fact=prompt.reason, purpose=prompt.purpose, extra=extra,
                             parent=self._parent)
        dialog.begun.connect(lambda act: self.begun.emit(replace(prompt, act=act_of(act, dialog.way() == "mail"))))
        dialog.templates_wanted.connect(lambda act: self._edit_for(dialog, act))
        dialog.open()

    def _edit_for(self, draft: QDialog, act: str) -> None:
        from networkgarden.desktop.doing.draft import DraftDialog
        from networkgarden.desktop.doing.templates import TemplatesDialog
        dialog = TemplatesDialog(self._door, act, draft)
        if isinstance(draft, DraftDialog):
            dialog.edited.connect(draft.redraft)
        dialog.open()

    def _no_way(self, prompt: Prompt) -> None:
        """It is done elsewhere: the person's page has what is known, and it is asked about all the same."""
        self.begun.emit(prompt)
        self.person_wanted.emit(prompt.contact_id)

    def _own_prompt(self, contact_id: str, act: str) -> Prompt:
        """An act that nobody proposed: without a reason, and what it is for is still to be said."""
        contact = self._door.tending.garden.read.contact(contact_id)
        return Prompt(contact_id, contact.name if contact else "", "", "", "", "", act=act)
