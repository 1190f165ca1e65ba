"""What is Instagram's own: account names, followers, likes and comments with the account of the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from networkgarden.domain.incoming import IncomingPerson, Me, Point, PointKind, Skip
from networkgarden.domain.kinds import Kind
from networkgarden.importers.meta_json import mend, records_of, texts_in, whole_number

FOLLOWER, FOLLOWED = "follower ", "followed "
_ACCOUNT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.]{0,29}")
_LIKES = ("likes_media_likes", "likes_comment_likes")

Tied = list[tuple[str, int, Kind, int, str, tuple[str, ...]]]


def profile_of(account: str) -> str:
    return f"instagram.com/{account.casefold()}"


def take(name: str, document: Any, one_way: Counter[str], tied: Tied) -> bool:
    """Followers, likes and comments of Instagram; False for any other document."""
    last = name.rpartition("/")[2].casefold()
    if last.startswith("followers"):
        one_way.update(FOLLOWER + account for account in _accounts(document))
    elif last == "following.json" or (isinstance(document, dict) and "relationships_following" in document):
        listed = document.get("relationships_following") if isinstance(document, dict) else document
        one_way.update(FOLLOWED + account for account in _accounts(listed))
    elif isinstance(document, dict) and any(key in document for key in _LIKES):
        for key in _LIKES:
            for number, one in enumerate(records_of(document.get(key)), 1):
                stamp = next((inner.get("timestamp", 0) for inner in records_of(one.get("string_list_data"))), 0)
                tied.append((name, number, Kind.LIKE, whole_number(stamp), mend(one.get("title")), ()))
    elif last.startswith(("post_comments", "reels_comments")) or last in ("liked_posts.json", "liked_comments.json"):
        kind = Kind.COMMENT if "comments" in last and not last.startswith("liked") else Kind.LIKE
        tied += list(_labelled(name, kind, document))
    else:
        return False
    return True


def _labelled(name: str, kind: Kind, document: Any) -> Iterator[tuple[str, int, Kind, int, str, tuple[str, ...]]]:
    """Entries whose labels are translated: the owner is the one value that is an account name."""
    listed = document if isinstance(document, list) else next(
        (value for value in document.values() if isinstance(value, list)), []) if isinstance(document, dict) else []
    for number, one in enumerate(records_of(listed), 1):
        labels = one.get("string_map_data")
        owner = ""
        stamps = [one.get("timestamp", 0)]
        if isinstance(labels, dict):
            named = labels.get("Media Owner")
            short = [mend(label.get("value")) for label in labels.values() if isinstance(label, dict)]
            owner = mend(named.get("value")) if isinstance(named, dict) else next(
                (text for text in reversed(short) if _ACCOUNT.fullmatch(text)), "")
            stamps += [label.get("timestamp", 0) for label in labels.values() if isinstance(label, dict)]
        texts = tuple(texts_in(one.get("label_values")))
        owner = owner or next((text for text in reversed(texts) if _ACCOUNT.fullmatch(text)), "")
        yield name, number, kind, max(map(whole_number, stamps)), owner.casefold(), texts


def _accounts(listed: Any) -> Iterator[str]:
    for one in records_of(listed):
        inner = next(iter(records_of(one.get("string_list_data"))), {})
        account = mend(inner.get("value")) or mend(one.get("title"))
        if _ACCOUNT.fullmatch(account):
            yield account.casefold()


def acquaintances(one_way: Counter[str]) -> Iterator[IncomingPerson]:
    """Whoever follows me and is followed by me."""
    for key in one_way:
        account = key.removeprefix(FOLLOWER)
        if key.startswith(FOLLOWER) and FOLLOWED + account in one_way:
            yield IncomingPerson(f"account {account}", account, uid=account,
                                 points=(Point(PointKind.PROFILE, profile_of(account), "instagram"),))


def one_sided(one_way: Counter[str]) -> Iterator[Skip]:
    for here, there, why in ((FOLLOWER, FOLLOWED, "follow you without being followed"),
                             (FOLLOWED, FOLLOWER, "are followed by you one way")):
        count = sum(key.startswith(here) and there + key.removeprefix(here) not in one_way for key in one_way)
        if count:
            yield Skip("connections", f"accounts that {why}: {count}; they are not taken for people you know")


def me_of(profiles: list[dict[str, Any]]) -> Iterator[Me]:
    """The profile's labels are translated: an address is told by its sign, names by the English label."""
    for profile in profiles:
        labels = profile.get("string_map_data")
        for label, inner in labels.items() if isinstance(labels, dict) else ():
            value = mend(inner.get("value")) if isinstance(inner, dict) else ""
            if "@" in value and " " not in value:
                yield Me("email", value, sure=True)
            elif mend(label).casefold() in ("name", "nome", "nombre", "nom", "naam", "namn", "navn", "jméno", "имя"):
                yield Me("name", value, sure=True)
            elif mend(label).casefold() in ("username", "benutzername", "nom d’utilisateur") and value:
                yield Me("profile", profile_of(value), sure=True)
