"""Names taken apart for comparison only: honorifics, credentials and generations off, accents folded, any order.

A name is compared in two readings, ``müller`` as *muller* and as *mueller*; names in different scripts say nothing
of each other. Nicknames are those of English, from the package ``nicknames``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from nicknames import NickNamer
from rapidfuzz.distance import OSA, JaroWinkler

HONORIFICS = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev", "reverend",
    "herr", "frau", "dipl", "dott", "dra", "sra", "sr", "srta", "doña", "mme", "mlle", "monsieur", "madame"))
CREDENTIALS = frozenset((
    "phd", "md", "mba", "msc", "bsc", "mphil", "dphil", "llm", "llb", "jd", "cpa", "cfa", "pmp", "esq", "dds", "dvm",
    "frcp", "obe", "mbe", "cbe", "csm", "cspo", "cissp", "shrm", "ceng", "meng", "beng", "mcips", "acca"))
"""Letters after a name that are no name themselves (Ma, Ba and Pe are)."""
AFTER_COMMA = frozenset(("ba", "ma", "mp", "pe", "rn", "dipwset", "msw", "lcsw", "mpa", "mph", "edd", "psyd",
                         "scd", "bs", "ms"))
GENERATIONS = {"jr": "junior", "junior": "junior", "jnr": "junior", "ii": "2", "iii": "3", "iv": "4",
               "sr": "senior", "senior": "senior", "snr": "senior"}
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
                         **dict(zip("абвгдезийклмнопрстуфхыэґіў", "abvgdezijklmnoprstufhyegiu", strict=True)),
                         "ё": "e", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
                         "ю": "yu", "я": "ya", "є": "ye", "ї": "yi",
                         **dict(zip("αβγδεζηικλμνοπρστυφω", "avgdeziiklmnoprstyfo", strict=True)),
                         "θ": "th", "ξ": "x", "ς": "s", "χ": "ch", "ψ": "ps"})
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Likeness(IntEnum):
    """How two names go together, from not at all to the same words."""

    DIFFERENT = 0
    SILENT = 1       # one is missing, or they are in different scripts: nothing is said either way
    CLOSE = 2        # a slip of the pen apart
    VARIANT = 3      # a nickname, an initial, a word left out
    SAME = 4


@dataclass(frozen=True, slots=True)
class Name:
    """``given`` and ``family`` are joined words; ``accented`` and ``first`` (of the given name) keep what the others
    fold away."""

    given: str = ""
    family: str = ""
    words: tuple[str, ...] = ()
    accented: tuple[str, ...] = ()
    first: str = ""
    expanded: str = ""
    generation: str = ""
    script: str = ""


def visible(text: str) -> str:
    """Compatibility form without marks that have no shape, case folded, single blanks."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold().split())


@lru_cache(65_536)
def plain(word: str) -> str:
    """Letters without accents, Cyrillic and Greek in Latin letters; ``word`` is :func:`visible` already."""
    if word.isascii():
        return word
    spelt = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word).translate(LETTERS))
    return "".join(letter for letter in spelt if not unicodedata.combining(letter))


def read_name(shown: str, given: str = "", family: str = "") -> Name:
    """``given`` and ``family`` where the file says which is which; else the last word is the family name."""
    whole = visible(f"{given} {family}" if given or family else shown)
    before, comma, after = whole.partition(",")
    if comma and not (given or family) and not _is_credentials(after):
        whole = f"{after} {before}"                     # "Lovelace, Ada"
    elif comma:
        whole = before if not (given or family) else whole.replace(",", " ")
    words, generation = _bare(WORD.findall(whole.replace(".", " ")))
    if not words:
        return Name()
    first, last = _split(words, visible(family))
    readings = [plain(word) for word in words]
    expanded = "".join(sorted(plain(word.translate(EXPANDED)) for word in words))
    return Name("".join(map(plain, first)), "".join(map(plain, last)), tuple(sorted(readings)), tuple(sorted(words)),
                "".join(first), expanded, generation, _script(readings))


def _is_credentials(text: str) -> bool:
    """Is what follows a comma letters, not a given name? ("Looper, DipWSET" is told by the table only.)"""
    words = WORD.findall(text.replace(".", ""))
    return all(word in CREDENTIALS or word in GENERATIONS or word in HONORIFICS or word in AFTER_COMMA
               for word in words)


def _bare(words: list[str]) -> tuple[list[str], str]:
    """Without titles before and letters after; a generation is told apart."""
    generation = ""
    kept = list(words)
    while len(kept) > 1 and kept[0] in HONORIFICS:
        kept.pop(0)
    while len(kept) > 1 and (kept[-1] in CREDENTIALS or (len(kept) > 2 and kept[-1] in GENERATIONS)):
        generation = GENERATIONS.get(kept.pop(), generation)
    return kept, generation


def _split(words: list[str], family: str) -> tuple[list[str], list[str]]:
    """Given and family words. A particle goes with the family name when the file says so."""
    own = WORD.findall(family.replace(".", " "))
    if own and words[-len(own):] == own:
        return words[:-len(own)], own
    if family or len(words) == 1:
        return ([], words) if family else (words, [])
    return words[:-1], words[-1:]


def _script(words: list[str]) -> str:
    letter = next((letter for word in words for letter in word if letter.isalpha()), "")
    if not letter or letter.isascii():
        return "latin"
    return unicodedata.name(letter, "").partition(" ")[0].replace("HIRAGANA", "CJK").replace("KATAKANA", "CJK")


@lru_cache(65_536)
def likeness(one: Name, other: Name) -> Likeness:
    """How two whole names go together, whichever order their words are in."""
    if not one.words or not other.words or one.script != other.script:
        return Likeness.SILENT
    if one.words == other.words or one.expanded == other.expanded:
        return Likeness.SAME
    left, right = set(one.words), set(other.words)
    if left < right or right < left:
        return Likeness.VARIANT
    return _aligned(sorted(left - right), sorted(right - left), bool(left & right))


def _aligned(left: list[str], right: list[str], shared: bool) -> Likeness:
    """The words two names do not share, each against the one of the other name it is most like."""
    if len(left) > len(right):
        left, right = right, left
    worst = Likeness.SAME
    for word in left:
        best = max(word_likeness(word, other) for other in right)
        worst = min(worst, best)
    if len(left) < len(right) and worst > Likeness.SILENT:
        worst = min(worst, Likeness.VARIANT)
    return worst if shared or worst in (Likeness.DIFFERENT, Likeness.CLOSE) else min(worst, Likeness.VARIANT)


@lru_cache(65_536)
def word_likeness(one: str, other: str) -> Likeness:
    """Of two single words (or joined words) of names."""
    if not one or not other:
        return Likeness.SILENT
    if one == other:
        return Likeness.SAME
    short, long = sorted((one, other), key=len)
    if (len(short) == 1 and long.startswith(short)) or short in nicknames(long) or long in nicknames(short):
        return Likeness.VARIANT
    slips = OSA.distance(one, other, score_cutoff=2)
    if slips <= 1 and len(short) >= 4:
        return Likeness.CLOSE
    if (slips == 2 and len(short) >= 6) or (len(short) >= 4 and JaroWinkler.similarity(one, other) >= 0.92):
        return Likeness.CLOSE
    return Likeness.DIFFERENT


@cache
def _table() -> NickNamer:
    return NickNamer()


@lru_cache(65_536)
def nicknames(word: str) -> frozenset[str]:
    """Short forms of a given name, and the names a short form stands for."""
    table = _table()
    return frozenset(table.nicknames_of(word)) | frozenset(table.canonicals_of(word)) if word.isascii() else frozenset()


def compatible(one: Name, other: Name) -> bool:
    """Could one person who holds the same strong key bear both names, so surely that nobody need be asked?

    Same words in any order, initials, nicknames beside the same family name, a word left out; no slip (Maria and Marie
    may be sisters, Muller and Muffler neighbours). Where accents differ in
    the family name alone, two families may be meant (Cote, Coté); where José too is Jose, a keyboard had none.
    """
    if one.generation and other.generation and one.generation != other.generation:
        return False
    kind = likeness(one, other)
    if kind is Likeness.SILENT:
        return not one.words or not other.words
    if one.words == other.words and one.accented != other.accented:
        return one.first != other.first and len(one.words) > 1
    if len(one.words) == 1 and len(other.words) == 1:
        return one.words == other.words
    return kind >= Likeness.VARIANT


@lru_cache(65_536)
def long_forms(word: str) -> frozenset[str]:
    """A given name and the names it may be short for."""
    return frozenset({word, *_table().canonicals_of(word)}) if word.isascii() else frozenset({word})


@lru_cache(65_536)
def sound(word: str) -> str:
    """A light phonetic code: the first letter and the consonants after it, as they sound alike in many languages."""
    text = word
    for letters, sounds in (("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("ck", "k"), ("th", "t"), ("gh", "g"),
                            ("kn", "n"), ("wr", "r"), ("dg", "j")):
        text = text.replace(letters, sounds)
    text = text.translate(_SOUNDS)
    first, rest = text[:1], text[1:].translate(_SILENT)
    return _DOUBLED.sub(r"\1", first + rest)


_SOUNDS = str.maketrans({"c": "k", "q": "k", "x": "k", "z": "s", "v": "f", "d": "t", "b": "p", "g": "k", "j": "k"})
_SILENT = str.maketrans("", "", "aeiouyhw")
_DOUBLED = re.compile(r"(.)\1+")
