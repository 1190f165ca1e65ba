"""Makes downloads of Facebook, Messenger and Instagram from plain data, with the quirks of the real ones."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OLD, NEW = "", "your_facebook_activity/"


def broken(value: Any) -> Any:
    """As Facebook writes text: every byte of UTF-8 a letter of its own."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list):
        return [broken(one) for one in value]
    if isinstance(value, dict):
        return {broken(key): broken(one) for key, one in value.items()}
    return value


def thread(people: list[str], *messages: dict[str, Any]) -> dict[str, Any]:
    return {"participants": [{"name": name} for name in people], "messages": list(reversed(messages)),
            "title": people[0], "is_still_participant": True, "thread_path": "inbox/x", "magic_words": []}


def said(sender: str, stamp: int, content: str = "hello", **more: Any) -> dict[str, Any]:
    return {"sender_name": sender, "timestamp_ms": stamp, "content": content, **more}


def facebook(me: str = "Iris Blüm", generation: str = NEW) -> dict[str, Any]:
    """The files of a download: path → document (already broken)."""
    friends = {"friends_v2": [{"name": "Zoë Park", "timestamp": 1_300_000_000}, {"name": "Ben Okri",
                                                                                 "timestamp": 1_400_000_000}]}
    if generation == OLD:
        friends = {"friends": friends["friends_v2"]}
    zoe = thread(["Zoë Park", me], said(me, 1_600_000_000_000), said("Zoë Park", 1_600_000_100_000, reactions=[
        {"reaction": "❤", "actor": me}]), said("Zoë Park", 1_600_000_200_000, "", call_duration=61),
        said(me, 1_600_000_300_000, "", call_duration=0, missed=True), said(me, 1_600_000_400_000, is_unsent=True),
        said(me, 1_600_000_500_000, "Liked a message"))
    group = thread(["Ben Okri", "Zoë Park", me], said("Ben Okri", 1_600_000_000_000))
    profile = {"profile_v2": {"name": {"full_name": me}, "emails": {"emails": ["iris@example.org"]}}}
    reactions = [{"timestamp": 1_500_000_000, "data": [{"reaction": {"reaction": "LIKE", "actor": me}}],
                  "title": f"{me} likes Zoë Park's photo."},
                 {"timestamp": 1_500_000_100, "data": [], "title": f"{me} liked a link."},
                 {"timestamp": 1_500_000_200, "label_values": [
                     {"label": "Reaktion", "value": "Gefällt mir"},
                     {"title": "Verfasser", "dict": [{"dict": [{"label": "Name", "value": "Ben Okri"}]}]}]}]
    comments = {"comments_v2": [
        {"timestamp": 1_500_000_300, "title": f"{me} hat Ben Okris Beitrag kommentiert: Ben Okri.", "data": []},
        {"timestamp": 1_500_000_400, "title": f"{me} commented on Some Stranger's post.", "data": []}]}
    base = generation
    paths = {
        f"{base}messages/inbox/zoepark_1/message_1.json": zoe, f"{base}messages/inbox/group_2/message_1.json": group,
        f"{base}messages/autofill_information.json": {"autofill_information_v2": {}},
        ("friends/friends.json" if base == OLD else "connections/friends/your_friends.json"): friends,
        ("profile_information/profile_information.json" if base == OLD else
         "personal_information/profile_information/profile_information.json"): profile,
        f"{base}comments_and_reactions/likes_and_reactions_1.json": reactions,
        f"{base}comments_and_reactions/comments.json": comments,
        "ads/x.json": {"ads": []},
    }
    return {path: broken(document) for path, document in paths.items()}


def encrypted(me: str = "Iris Blüm") -> dict[str, Any]:
    """The separate download of the encrypted chats: clean text and names of its own."""
    return {"messages/Zoë Park_7.json": {"participants": [me, "Zoë Park"], "threadName": "Zoë Park_7", "messages": [
        {"isUnsent": False, "media": [], "reactions": [{"actor": "Zoë Park", "reaction": "👍"}], "senderName": me,
         "text": "hé", "timestamp": 1_700_000_000_000, "type": "text"},
        {"isUnsent": True, "media": [], "reactions": [], "senderName": "Zoë Park", "text": "", "timestamp":
         1_700_000_100_000, "type": "text"}]},
        "messages/Ben Okri_8.json": {"participants": [me, "Ben Okri"], "threadName": "Ben Okri_8", "messages": [
            {"isUnsent": False, "media": [], "reactions": [], "senderName": "Ben Okri", "text": "x",
             "timestamp": 1_700_000_200_000, "type": "text"}]}}


def instagram() -> dict[str, Any]:
    def account(name: str) -> dict[str, Any]:
        return {"title": "", "string_list_data": [{"href": f"https://www.instagram.com/{name}", "value": name,
                                                   "timestamp": 1_500_000_000}]}
    base = "your_instagram_activity/"
    chat = thread(["Zoë Park", "iris"], said("iris", 1_600_000_000_000), said("Zoë Park", 1_600_000_100_000))
    paths = {
        f"{base}messages/inbox/zoe_1/message_1.json": chat,
        "personal_information/personal_information/personal_information.json": {"profile_user": [{"string_map_data": {
            "E-Mail": {"value": "iris@example.org"}, "Name": {"value": "iris"}}}]},
        "connections/followers_and_following/followers_1.json": [account("zoe.p"), account("fan")],
        "connections/followers_and_following/following.json": {"relationships_following": [
            account("zoe.p"), account("star")]},
        f"{base}likes/liked_posts.json": {"likes_media_likes": [
            {"title": "zoe.p", "string_list_data": [{"href": "x", "value": "👍", "timestamp": 1_500_000_000}]},
            {"title": "star", "string_list_data": [{"href": "x", "value": "👍", "timestamp": 1_500_000_001}]}]},
        f"{base}comments/post_comments_1.json": [{"string_map_data": {
            "Opmerking": {"value": "wat mooi!"}, "Media-eigenaar": {"value": "zoe.p"},
            "Tijd": {"timestamp": 1_500_000_300}}}],
    }
    return {path: broken(document) for path, document in paths.items()}


def write_zip(path: Path, documents: Mapping[str, Any], prefix: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, document in documents.items():
            packed.writestr(prefix + name, document if isinstance(document, str) else json.dumps(document))
    return path


def write_folder(path: Path, documents: Mapping[str, Any]) -> Path:
    for name, document in documents.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return path
