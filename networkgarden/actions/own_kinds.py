"""Kinds of one's own, each as the kind it is like."""

from __future__ import annotations

from networkgarden.actions.changes import Changes
from networkgarden.actions.tending import Tending
from networkgarden.domain.kinds import Kind, read_kind
from networkgarden.domain.own_kinds import LONGEST, OwnKind, find_own
from networkgarden.errors import NotFound, UsageError
from networkgarden.storage import keepsakes


def own_kinds(tending: Tending) -> tuple[OwnKind, ...]:
    """By name."""
    return keepsakes.own_kinds(tending.garden.read)


def set_own_kind(tending: Tending, name: str, like: Kind) -> Changes:
    """A new kind, or an old one said to be like another; then everything logged with it counts as that.

    Raises UsageError for an empty or long name, or one that is a kind already.
    """
    shown = " ".join(name.split())
    if not shown or len(shown) > LONGEST:
        raise UsageError("A kind needs a short name.", "Write for example: chess evening.")
    if read_kind(shown) is not None:
        raise UsageError(f"“{shown}” is a kind already.", "Choose another name.")
    known = find_own(shown, own_kinds(tending))
    title = f"{known.name if known else shown} counts as {like.value.replace('_', ' ')}"
    if known and known.like is like:
        return Changes(title, undoable=False)
    with tending.action(title) as running:
        if known:
            keepsakes.set_own_kind(running.write, OwnKind(known.name, like))
            running.everybody = True
        else:
            keepsakes.add_own_kinds(running.write, [OwnKind(shown, like)])
    return Changes(title, everything=True)


def remove_own_kind(tending: Tending, name: str) -> Changes:
    """What was logged with it stays, as the kind it was like."""
    known = find_own(name, own_kinds(tending))
    if known is None:
        raise NotFound(f"“{name}” is no kind of your own.")
    title = f"{known.name} is no kind any more"
    with tending.action(title) as running:
        keepsakes.remove_own_kind(running.write, known.name)
    return Changes(title, everything=True)


def kind_of(tending: Tending, word: str) -> tuple[Kind, str, str] | None:
    """The kind a word stands for, a first word for its note, and one's own name for it; None for an unknown word."""
    known = read_kind(word)
    if known is not None:
        return (*known, "")
    own = find_own(word, own_kinds(tending))
    return (own.like, "", own.name) if own else None
