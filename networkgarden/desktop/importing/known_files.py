"""What can be read, and where people find such files."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from networkgarden.desktop.widgets.labels import PlainLabel


class KnownFiles(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(self.tr("What can be read"), kind="heading", wrap=True))
        for text in (
            self.tr("People: contact cards (.vcf), tables (.csv) of Google, Outlook, Thunderbird and others."),
            self.tr("Mail: mbox, Maildir, single letters, the folders of Thunderbird. Only their "
                    "heads are read, never what they say."),
            self.tr("Calendars (.ics), chats of WhatsApp and Telegram, messages and calls of an Android telephone."),
            self.tr("The archives that LinkedIn, Facebook and Instagram send when you ask for a copy of your data."),
            self.tr("Monica, friends.md, tables of history (date, name, kind), a garden of Network Garden (.json)."),
            self.tr("Zips need not be unpacked, and a whole folder can be dropped. Anything twice comes in once."),
        ):
            column.addWidget(PlainLabel(text, kind="muted", wrap=True))
