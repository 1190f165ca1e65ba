"""The formats this garden reads: single files, told by their first bytes, and bundles of files that belong together.

A new format is one line here. Bundles are looked for first, in the order they stand; then each file for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from networkgarden.domain.archive import GardenArchive
from networkgarden.domain.incoming import Incoming
from networkgarden.importers import (
    calendar,
    chat,
    friends,
    google_csv,
    ldif,
    linkedin,
    linkedin_archive,
    mail,
    meta,
    meta_archive,
    monica,
    monica_json,
    monica_sql,
    native,
    sms,
    tables,
    telegram,
    vcard,
    vcard_folder,
)
from networkgarden.importers.files import FoundFile
from networkgarden.importers.hints import Hints

Read = Incoming | GardenArchive


@dataclass(frozen=True, slots=True)
class Format:
    """One way to read a single file. ``recognise`` sees its first 64 KB and its name, and goes by the content where
    it can; the first format that says yes reads it."""

    name: str
    recognise: Callable[[bytes, str], bool]
    read: Callable[[FoundFile, Hints], Read]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files of a folder or zip that make sense only together.

    ``take(files, root, hints)`` gives what it read and the files that are left for others; ``root`` is the path of the
    folder or zip. It raises nothing: a file that cannot be read is a Skip of its Incoming.
    """

    name: str
    take: Callable[[list[FoundFile], str, Hints], tuple[list[Incoming], list[FoundFile]]]


FORMATS: tuple[Format, ...] = (
    Format("vcard", lambda head, _: vcard.recognise(head), vcard_folder.read_vcard),
    Format(ldif.FORMAT, lambda head, _: ldif.recognise(head), ldif.read),
    Format(calendar.FORMAT, lambda head, _: calendar.recognise(head), calendar.read),
    Format(native.FORMAT, lambda head, _: native.recognise(head), lambda file, _: native.read(file)),
    Format(linkedin.FORMAT, lambda head, _: linkedin.recognise(head),
           lambda file, hints: linkedin.read([file], file.path, hints)),
    Format(mail.MBOX, mail.is_mbox, mail.read),
    Format(mail.EML, mail.is_eml, mail.read),
    Format(meta.FACEBOOK, lambda head, _: meta.recognise(head), meta.read_single),
    Format(monica.FORMAT, lambda head, _: monica_json.recognise(head), monica_json.read),
    Format(monica.FORMAT, lambda head, _: monica_sql.recognise(head), monica_sql.read),
    Format(friends.FORMAT, lambda head, _: friends.recognise(head), friends.read),
    Format(google_csv.FORMAT, lambda head, _: google_csv.recognise(head), google_csv.read),
    Format(sms.SMS, lambda head, _: sms.recognise(head), sms.read),
    Format(telegram.FORMAT, lambda head, _: telegram.recognise(head), telegram.read),
    Format(chat.WHATSAPP, chat.recognise, chat.read),
)

ANY_TABLE = Format("table", lambda head, _: tables.recognise(head), tables.read)
"""Tried last, behind the importers of others (plugins.py): almost any text with commas could be one."""

BUNDLES: tuple[Bundle, ...] = (
    Bundle(meta.FACEBOOK, meta_archive.take),
    Bundle("vcard", vcard_folder.take),
    Bundle(linkedin.FORMAT, linkedin_archive.take),
    Bundle("mail", mail.take),
)
