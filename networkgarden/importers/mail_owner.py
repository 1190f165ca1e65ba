"""Whose mailboxes these are, told by the letters themselves; where they do not tell, the person is asked.

Sure are: an address from which what lies among sent mail was written, one that mail was delivered to, and one that
takes part in nearly every letter while nobody else does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from networkgarden.domain.incoming import Me
from networkgarden.importers.mail_letters import Book

MOST_ASKED = 5


def owners(book: Book, known: tuple[str, ...]) -> tuple[Me, ...]:
    """The addresses that are mine, the sure ones first; those ``known`` beforehand count as sure."""
    addresses = {number: address for address, number in book.numbers.items()}
    sure = {address.strip().lower() for address in known} & set(book.numbers)
    sure |= {addresses[number] for number in (*_from_sent(book), *_delivered(book))}
    if not sure:
        sure = {addresses[number] for number in _everywhere(book)}
    if sure:
        return tuple(Me("email", address, sure=True) for address in sorted(sure))
    likely = book.received if book.received else book.taking_part
    return tuple(Me("email", addresses[number]) for number, _ in likely.most_common(MOST_ASKED))


def _from_sent(book: Book) -> Iterator[int]:
    """Whoever wrote a fifth or more of what was sent: several addresses of one person often do."""
    total = book.sent_from.total()
    return (number for number, count in book.sent_from.items() if count * 5 >= total)


def _delivered(book: Book) -> Iterator[int]:
    """Where a fifth or more was delivered, three at least if some went elsewhere: lists are only passed through."""
    total, alone = book.delivered_to.total(), len(book.delivered_to) == 1
    return (number for number, count in book.delivered_to.items()
            if count * 5 >= total and count * 10 >= book.letters and (alone or count >= 3))


def _everywhere(book: Book) -> Iterator[int]:
    """The one that takes part in nine of ten letters, three at least, when nobody else takes part in three of four."""
    first, second = _two(book.taking_part)
    if first and book.letters >= 3 and first[1] * 10 >= book.letters * 9 and second * 4 < first[1] * 3:
        yield first[0]


def _two(counted: Counter[int]) -> tuple[tuple[int, int] | None, int]:
    top = counted.most_common(2)
    return (top[0] if top else None), (top[1][1] if len(top) > 1 else 0)
