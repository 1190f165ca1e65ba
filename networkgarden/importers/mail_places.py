"""What the names of mailboxes and Gmail's labels tell, in the languages mail programs speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

INBOX = frozenset({
    "inbox", "posteingang", "boîte de réception", "bandeja de entrada", "posta in arrivo", "postvak in",
    "caixa de entrada", "inkorg", "indbakke", "innboks", "saapuneet", "odebrane", "входящие", "受信トレイ", "收件箱",
})
SENT = frozenset({
    "sent", "sent mail", "sent items", "sent messages", "gesendet", "gesendete objekte", "gesendete elemente",
    "messages envoyés", "envoyés", "éléments envoyés", "enviados", "elementos enviados", "correo enviado",
    "posta inviata", "inviata", "verzonden", "verzonden items", "itens enviados", "skickat", "sendt post", "sendt",
    "lähetetyt", "wysłane", "отправленные", "送信済み", "已发送",
})
UNWANTED = frozenset({
    "spam", "junk", "junk e-mail", "junk email", "bulk mail", "trash", "deleted", "deleted items", "deleted messages",
    "bin", "draft", "drafts", "templates", "outbox", "unsent messages", "promotions", "category promotions",
    "category_promotions", "papierkorb", "gelöschte elemente", "entwürfe", "corbeille", "brouillons",
    "courrier indésirable", "papelera", "borradores", "correo no deseado", "cestino", "bozze", "prullenbak",
    "concepten", "lixeira", "rascunhos", "werbung", "postausgang", "kosz", "корзина", "черновики", "спам",
})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the place of a mailbox tells of its letters."""

    is_sent: bool = False
    is_received: bool = False
    unwanted: bool = False


def setting_of(inside: PurePosixPath) -> Setting:
    """By the name of a mailbox: ``Mail/Local Folders/Sent``, ``Sent.mbox/mbox``, ``.Sent`` of a Maildir."""
    words = {_plain(part) for part in inside.parts[-2:]}
    words |= {word.rpartition(".")[2] for word in words}     # .Archive.Sent
    return of_labels(words)


def of_labels(words: Iterable[str]) -> Setting:
    found = {" ".join(word.casefold().split()) for word in words}
    found |= {word.removeprefix("[gmail]/").removeprefix("[gmail]") for word in found}
    return Setting(bool(found & SENT), bool(found & INBOX), bool(found & UNWANTED))


def _plain(part: str) -> str:
    name = part.casefold().lstrip(".")
    for ending in (".mbox", ".mbx", ".sbd", ".eml"):
        name = name.removesuffix(ending)
    return name
