"""Makes a LinkedIn archive as a zip (or a folder) from plain Python data, with the quirks of the real one.

    write_archive(path, Archive(
        me=Person("Iris", "Bloom", "iris-bloom"),
        connections=[Connection(Person("Ada", "Lovelace", "ada"), "01 Jan 2024", email="ada@example.org")],
        messages=[Message("c1", sender, [recipient], "2025-03-04 10:00:00 UTC")],
    ))

From another folder of tests: ``from importers.linkedin_archive import …``.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NOTES = (
    'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'You will only see email addresses for connections who have allowed it."\r\n\r\n'
)


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    slug: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}".strip()

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}" if self.slug else ""


@dataclass(frozen=True)
class Connection:
    person: Person
    connected_on: str
    email: str = ""
    company: str = ""
    position: str = ""


@dataclass(frozen=True)
class Message:
    conversation: str
    sender: Person
    recipients: Sequence[Person]
    date: str                       # "2025-03-04 10:00:00 UTC"
    content: str = "<p>Hello</p>"
    subject: str = ""
    folder: str = "INBOX"
    draft: bool = False


@dataclass(frozen=True)
class Invitation:
    sender: Person
    recipient: Person
    sent_at: str                    # "9/3/24, 4:05 PM"
    direction: str                  # OUTGOING or INCOMING
    message: str = ""


@dataclass(frozen=True)
class Recommendation:
    person: Person
    created: str                    # "09/03/24, 04:05 PM"
    company: str = ""
    status: str = "VISIBLE"


@dataclass(frozen=True)
class Endorsement:
    person: Person
    date: str                       # "2024/09/03 16:05:00 UTC"
    skill: str = "Gardening"
    status: str = "ACCEPTED"


@dataclass(frozen=True)
class Archive:
    me: Person | None = None
    connections: Sequence[Connection] = ()
    messages: Sequence[Message] = ()
    invitations: Sequence[Invitation] = ()
    recommendations_given: Sequence[Recommendation] = ()
    recommendations_received: Sequence[Recommendation] = ()
    endorsements_given: Sequence[Endorsement] = ()
    endorsements_received: Sequence[Endorsement] = ()
    more: dict[str, str] = field(default_factory=dict)      # further files by their name


def write_archive(path: Path, archive: Archive) -> Path:
    """Write the zip and return its path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in archive_files(archive).items():
            packed.writestr(name, text)
    return path


def write_folder(folder: Path, archive: Archive) -> Path:
    """The same, unpacked."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in archive_files(archive).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


def archive_files(archive: Archive) -> dict[str, str]:
    """The text of every file by its name; what the archive has nothing for is not there."""
    files = {
        "Connections.csv": connections_csv(archive.connections),
        "messages.csv": messages_csv(archive.messages),
        "Invitations.csv": invitations_csv(archive.invitations),
        "Recommendations_Given.csv": _recommendations(archive.recommendations_given),
        "Recommendations_Received.csv": _recommendations(archive.recommendations_received),
        "Endorsement_Given_Info.csv": _endorsements(archive.endorsements_given, "Endorsee"),
        "Endorsement_Received_Info.csv": _endorsements(archive.endorsements_received, "Endorser"),
        "Profile.csv": _profile(archive.me),
        **archive.more,
    }
    return {name: text for name, text in files.items() if text}


def table(heading: str, rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading.split(","))
    writer.writerows(rows)
    return out.getvalue()


def connections_csv(connections: Sequence[Connection]) -> str:
    heading = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    rows = [(each.person.first, each.person.last, each.person.url, each.email, each.company, each.position,
             each.connected_on) for each in connections]
    return NOTES + table(heading, rows) if rows else ""


def messages_csv(messages: Sequence[Message]) -> str:
    heading = ("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
               "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT")
    rows = [(
        each.conversation, "", each.sender.name, each.sender.url, ",".join(person.name for person in each.recipients),
        ",".join(person.url for person in each.recipients), each.date, each.subject, each.content, each.folder, "",
        "Yes" if each.draft else "No", "No",
    ) for each in messages]
    return table(heading, rows) if rows else ""


def invitations_csv(invitations: Sequence[Invitation]) -> str:
    heading = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
    rows = [(each.sender.name, each.recipient.name, each.sent_at, each.message, each.direction, each.sender.url,
             each.recipient.url) for each in invitations]
    return table(heading, rows) if rows else ""


def _recommendations(recommendations: Sequence[Recommendation]) -> str:
    heading = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    rows = [(each.person.first, each.person.last, each.company, "", "A joy to work with.", each.created, each.status)
            for each in recommendations]
    return table(heading, rows) if rows else ""


def _endorsements(endorsements: Sequence[Endorsement], role: str) -> str:
    heading = (f"Endorsement Date,Skill Name,{role} First Name,{role} Last Name,{role} Public Url,"
               "Endorsement Status")
    rows = [(each.date, each.skill, each.person.first, each.person.last, each.person.url, each.status)
            for each in endorsements]
    return table(heading, rows) if rows else ""


def _profile(me: Person | None) -> str:
    heading = ("First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
               "Twitter Handles,Websites,Instant Messengers")
    return table(heading, [(me.first, me.last, *[""] * 11)]) if me else ""
