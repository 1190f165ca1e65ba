"""Which pairs are worth comparing: those that share something rare, so that the work grows with the book, not its
square.

Who shares a block is compared with everybody in it; of a block too large for that, each with the next few in the order
of names, so that no block costs more than its size times a constant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from networkgarden.matching.names import long_forms, sound
from networkgarden.matching.person import Person

CROWDED_BLOCK = 30
NEXT_FEW = 6
TAIL = 7


def candidates(people: Sequence[Person]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``people``, the lower first, in order."""
    first: dict[str, int] = {}      # most blocks stay alone: a list for each would be slow to keep
    blocks: dict[str, list[int]] = {}
    for place, person in enumerate(people):
        for key in _blocks(person):
            if key in blocks:
                blocks[key].append(place)
            elif key in first:
                blocks[key] = [first[key], place]
            else:
                first[key] = place
    size = len(people)
    pairs: set[int] = set()         # as one number each: millions of small tuples are slow to keep
    for members in blocks.values():
        if len(members) <= CROWDED_BLOCK:
            for index, one in enumerate(members):
                pairs.update(one * size + other for other in members[index + 1:])
        else:
            pairs.update(min(pair) * size + max(pair) for pair in _neighbours(people, members))
    return (divmod(pair, size) for pair in sorted(pairs))


def _neighbours(people: Sequence[Person], members: list[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(members, key=lambda place: (people[place].name.words, people[place].births, place))
    for index, one in enumerate(ordered):
        for other in ordered[index + 1:index + 1 + NEXT_FEW]:
            yield one, other


def _blocks(person: Person) -> set[str]:
    """Everything rare enough that two who share it may be one person. The first letter keeps the kinds apart."""
    name = person.name
    found = {f"k{kind} {value}" for kind, value in person.keys}
    found.update(f"t{value[-TAIL:]}" for kind, value in person.keys if kind == "phone")
    found.update(f"l{local}" for local in person.locals if len(local) >= 5)
    found.update(f"b{birth}" for birth in person.births if len(birth) > 4)
    hints = [*person.postcode, *person.city, *(birth[-4:] for birth in person.births),
             *(birth[:4] for birth in person.births if len(birth) > 4)]
    if person.organisation:
        hints.append(person.organisation)
    starts = [f"p{part} " for part in (name.given, name.family) if part]
    if name.words:
        found.update((f"w{' '.join(name.words)}", f"w{name.expanded}"))
    if name.given and name.family:
        given, family = sound(name.given), sound(name.family)
        found.update(f"n{min(name.family, long)} {max(name.family, long)}" for long in long_forms(name.given))
        found.update((f"f{name.family} {given}", f"f{name.given} {family}"))
        starts += (f"i{family} {name.given[0]} ", f"i{given} {name.family[0]} ")
    found.update([start + hint for start in starts for hint in hints])
    found.update(f"a{street} {place}" for street in person.street
                 for place in (person.postcode or person.city or ("",)))
    return found
