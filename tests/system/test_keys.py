from __future__ import annotations

import json
import os
import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networkgarden.errors import DamagedGarden, LockedGarden, NetworkGardenError, NewerGarden, NotFound, WrongKey
from networkgarden.system import keyfile, keys
from networkgarden.system.keyfile import KeyFile, seal, seal_by_words, unseal, unseal_by_words
from networkgarden.system.keys import (
    create_keys,
    new_recovery_code,
    open_or_create,
    recovery_letters,
    rewrap_keyring,
    set_passphrase,
    slots,
    unlock,
    unlock_with_recovery,
)
from networkgarden.system.passphrase import take_passphrase
from networkgarden.system.paths import Profile
from networkgarden.system.secrets import KeyringTrouble, MemoryKeyring, NoKeyring

UUID = "12345678-1234-5678-1234-567812345678"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cheaper scrypt; one test below uses the real one."""
    monkeypatch.setattr(keyfile, "_SCRYPT", {"n": 16, "r": 8, "p": 1})


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "p")


def typing(*words: str | None) -> Callable[[str], str | None]:
    left = list(words)
    return lambda prompt: left.pop(0)


def never(prompt: str) -> str | None:
    raise AssertionError(f"asked: {prompt}")


def contents(profile: Profile) -> dict[str, bytes]:
    return {str(p.relative_to(profile.root)): p.read_bytes() for p in profile.root.rglob("*") if p.is_file()}


# --- the first start ---


def test_the_keyring_opens_what_it_sealed_without_asking(profile: Profile) -> None:
    keyring = MemoryKeyring()
    data_key = open_or_create(profile, keyring, None, never)
    assert len(data_key) == 32
    assert open_or_create(profile, keyring, None, never) == data_key
    assert unlock(profile, keyring, "not needed", never) == data_key
    assert slots(profile) == {"keyring"}
    assert stat.S_IMODE(profile.keys.stat().st_mode) == 0o600
    assert stat.S_IMODE(profile.root.stat().st_mode) == 0o700


def test_the_key_itself_is_nowhere_on_disk(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=None, passphrase="words")
    text = profile.keys.read_text()
    for spelling in (data_key.hex(), keyfile._text(data_key), "words"):
        assert spelling not in text


@pytest.mark.parametrize("keyring", [None, NoKeyring()])
def test_a_first_start_without_any_secret_writes_nothing(profile: Profile, keyring: NoKeyring | None) -> None:
    with pytest.raises(LockedGarden, match="NETWORKGARDEN_PASSPHRASE"):
        open_or_create(profile, keyring, None, None)
    assert not profile.root.exists()


def test_a_first_start_without_keyring_takes_the_passphrase_or_asks_twice(profile: Profile, tmp_path: Path) -> None:
    data_key = open_or_create(profile, NoKeyring(), "words", never)
    assert unlock(profile, NoKeyring(), "words", never) == data_key
    other = Profile.at(tmp_path / "other")
    asked = open_or_create(other, NoKeyring(), None, typing("mine", "mine"))
    assert unlock(other, None, "mine") == asked


@pytest.mark.parametrize("words", [("a", "b"), (None,), ("",)])
def test_a_passphrase_not_confirmed_writes_nothing(profile: Profile, words: tuple[str | None, ...]) -> None:
    with pytest.raises(LockedGarden):
        open_or_create(profile, None, None, typing(*words))
    assert not profile.root.exists()


def test_keyring_and_passphrase_each_open_a_garden_made_with_both(profile: Profile) -> None:
    keyring = MemoryKeyring()
    data_key = open_or_create(profile, keyring, "words")
    assert unlock(profile, keyring, None) == unlock(profile, NoKeyring(), "words") == data_key


def test_no_new_key_beside_keys_or_a_garden(profile: Profile) -> None:
    create_keys(profile, keyring=None, passphrase="words")
    before = contents(profile)
    keyring = MemoryKeyring()
    with pytest.raises(FileExistsError):
        create_keys(profile, keyring=keyring, passphrase="other")
    assert keyring._secrets == {}
    assert contents(profile) == before
    profile.garden.write_bytes(b"a garden")
    profile.keys.unlink()
    for attempt in (open_or_create, unlock):
        with pytest.raises(DamagedGarden, match="missing"):
            attempt(profile, keyring, "words", never)
    assert contents(profile) == {"garden.db": b"a garden"}


def test_two_first_starts_at_once_agree_on_one_key(profile: Profile) -> None:
    found: list[bytes] = []
    ready = threading.Barrier(4)

    def start() -> None:
        ready.wait()
        found.append(open_or_create(profile, None, "words"))

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


def grow_old(profile: Profile) -> None:
    os.utime(profile.keys, (time.time() - 3600,) * 2)


def test_an_unfinished_first_start_begins_again_and_keeps_the_old_keys(profile: Profile) -> None:
    create_keys(profile, keyring=None, passphrase="forgotten")
    old = profile.keys.read_bytes()
    with pytest.raises(WrongKey):
        open_or_create(profile, None, "new")
    grow_old(profile)
    with pytest.raises(LockedGarden):
        open_or_create(profile, None, None)
    assert contents(profile) == {"keys.json": old}
    data_key = open_or_create(profile, None, "new")
    assert unlock(profile, None, "new") == data_key
    assert (profile.root / "keys.json.unfinished").read_bytes() == old


@pytest.mark.parametrize("made", ["garden.db", "backups/2026-01-01.db"])
def test_keys_of_a_garden_that_existed_are_never_replaced(profile: Profile, made: str) -> None:
    create_keys(profile, keyring=None, passphrase="words")
    (profile.root / made).write_bytes(b"x")
    grow_old(profile)
    before = contents(profile)
    with pytest.raises(WrongKey):
        open_or_create(profile, None, "other", None)
    assert contents(profile) == before


# --- unlocking ---


def test_a_garden_without_passphrase_says_so(profile: Profile) -> None:
    create_keys(profile, keyring=MemoryKeyring(), passphrase=None)
    with pytest.raises(LockedGarden, match="no passphrase"):
        unlock(profile, NoKeyring(), "words", never)


def test_a_wrong_passphrase_is_told_and_nothing_asked(profile: Profile) -> None:
    create_keys(profile, keyring=None, passphrase="words")
    with pytest.raises(WrongKey):
        unlock(profile, None, "other", never)


def test_a_lost_keyring_is_told_with_what_helps(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=MemoryKeyring(), passphrase=None)
    with pytest.raises(LockedGarden, match="does not hold"):
        unlock(profile, MemoryKeyring(), None, never)
    code = new_recovery_code(profile, data_key)
    with pytest.raises(LockedGarden, match="recovery code"):
        unlock(profile, MemoryKeyring(), None)
    assert unlock(profile, MemoryKeyring(), None, typing(code)) == data_key


def test_asking_takes_three_attempts_and_either_kind_of_words(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=None, passphrase="words")
    assert unlock(profile, None, None, typing("a", "b", "words")) == data_key
    code = new_recovery_code(profile, data_key)
    assert unlock(profile, None, None, typing("a", code.lower())) == data_key
    with pytest.raises(WrongKey):
        unlock(profile, None, None, typing("a", "b", "c", "words"))
    with pytest.raises(LockedGarden, match="stays locked"):
        unlock(profile, None, None, typing("a", None))


def test_without_a_terminal_it_fails_at_once(profile: Profile) -> None:
    create_keys(profile, keyring=None, passphrase="words")
    before = contents(profile)
    with pytest.raises(LockedGarden, match="NETWORKGARDEN_PASSPHRASE"):
        unlock(profile, NoKeyring(), None, None)
    assert contents(profile) == before


def test_an_empty_place_has_no_garden(profile: Profile) -> None:
    with pytest.raises(NotFound):
        unlock(profile, MemoryKeyring(), "words")


def test_the_passphrase_leaves_the_environment() -> None:
    environ = {"NETWORKGARDEN_PASSPHRASE": "words", "HOME": "/"}
    assert take_passphrase(environ) == "words"
    assert environ == {"HOME": "/"}
    assert take_passphrase(environ) is None
    assert take_passphrase({"NETWORKGARDEN_PASSPHRASE": ""}) is None


def test_the_same_words_from_another_keyboard_open(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=None, passphrase="Zoe\u0308 ﬁnds")
    assert unlock(profile, None, "Zo\u00eb finds") == data_key


# --- recovery, new passphrase, new keyring ---


def test_a_recovery_code_opens_until_the_next_one(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=MemoryKeyring(), passphrase=None)
    with pytest.raises(LockedGarden, match="no recovery code"):
        unlock_with_recovery(profile, "A" * 32)
    first = new_recovery_code(profile, data_key)
    assert [len(group) for group in first.split("-")] == [4] * 8
    assert unlock_with_recovery(profile, f" {first.lower().replace('-', '  ')}\n") == data_key
    second = new_recovery_code(profile, data_key)
    assert unlock_with_recovery(profile, second) == data_key
    for wrong in (first, "not a code", second[:-1]):
        with pytest.raises(WrongKey):
            unlock_with_recovery(profile, wrong)


def test_misread_digits_are_forgiven() -> None:
    assert recovery_letters("OIB2" * 8) == recovery_letters("0182" * 8) == "OIB2" * 8
    assert recovery_letters("9999" * 8) is None


def test_passphrase_and_keyring_can_be_added_and_replaced(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=None, passphrase="first")
    set_passphrase(profile, data_key, "second")
    assert unlock(profile, None, "second") == data_key
    with pytest.raises(WrongKey):
        unlock(profile, None, "first")
    keyring = MemoryKeyring()
    rewrap_keyring(profile, data_key, keyring)
    secrets = dict(keyring._secrets)
    rewrap_keyring(profile, data_key, keyring)
    assert keyring._secrets == secrets
    assert unlock(profile, keyring, None) == data_key
    before = contents(profile)
    with pytest.raises(KeyringTrouble):
        rewrap_keyring(profile, data_key, NoKeyring())
    assert contents(profile) == before
    with pytest.raises(ValueError, match="empty"):
        set_passphrase(profile, data_key, "")


# --- the file ---


def test_a_slot_under_another_name_or_profile_opens_nothing() -> None:
    secret, data_key = os.urandom(32), os.urandom(32)
    slot = seal(data_key, secret, "keyring", UUID)
    assert unseal(KeyFile(UUID, {"keyring": slot}, {}), "keyring", secret) == data_key
    assert unseal(KeyFile(UUID, {"recovery": slot}, {}), "recovery", secret) is None
    assert unseal(KeyFile(UUID.replace("1", "2"), {"keyring": slot}, {}), "keyring", secret) is None
    assert unseal(KeyFile(UUID, {"keyring": slot}, {}), "keyring", os.urandom(32)) is None


def test_the_real_cost_of_a_passphrase_is_within_the_memory_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyfile, "_SCRYPT", {"n": 2**15, "r": 8, "p": 1})
    data_key = os.urandom(32)
    slot = seal_by_words(data_key, "words", "passphrase", UUID)
    assert slot["scrypt"]["n"] == 32768
    assert unseal_by_words(KeyFile(UUID, {"passphrase": slot}, {}), "passphrase", "words") == data_key


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data_key=st.binary(min_size=32, max_size=32), words=st.text(min_size=1), other=st.text(min_size=1))
def test_words_open_their_own_slot_only(data_key: bytes, words: str, other: str) -> None:
    content = KeyFile(UUID, {"passphrase": seal_by_words(data_key, words, "passphrase", UUID)}, {})
    assert unseal_by_words(content, "passphrase", words) == data_key
    if keyfile._derived(other, b"", 16, 8, 1) != keyfile._derived(words, b"", 16, 8, 1):
        assert unseal_by_words(content, "passphrase", other) is None


def test_unknown_slots_and_parts_are_kept(profile: Profile) -> None:
    data_key = create_keys(profile, keyring=None, passphrase="words")
    document = json.loads(profile.keys.read_text())
    document["later"] = {"a": [1]}
    document["slots"]["keyring.pending"] = {"nonce": "?"}
    profile.keys.write_text(json.dumps(document))
    new_recovery_code(profile, data_key)
    after = json.loads(profile.keys.read_text())
    assert after["later"] == {"a": [1]}
    assert after["slots"]["keyring.pending"] == {"nonce": "?"}
    assert after["slots"].keys() == {"passphrase", "recovery", "keyring.pending"}


def broken(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    def apply(data: bytes) -> bytes:
        document = json.loads(data)
        change(document)
        return json.dumps(document).encode()

    return apply


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"\xff" + data,
        lambda data: b"[" * 100_000,
        lambda data: b"[]",
        broken(lambda d: d.pop("profile")),
        broken(lambda d: d.update(profile="x")),
        broken(lambda d: d.update(version="1")),
        broken(lambda d: d.update(slots=[])),
        broken(lambda d: d["slots"].update(passphrase=None)),
        broken(lambda d: d["slots"]["passphrase"].update(sealed="AAAA")),
        broken(lambda d: d["slots"]["passphrase"].update(nonce=7)),
        broken(lambda d: d["slots"]["passphrase"]["scrypt"].update(n=2**30)),
        broken(lambda d: d["slots"]["passphrase"]["scrypt"].update(n=3)),
        broken(lambda d: d["slots"]["passphrase"]["scrypt"].update(r=0)),
        broken(lambda d: d["slots"]["passphrase"]["scrypt"].update(p=True, salt="ü")),
    ],
)
def test_a_damaged_key_file_is_one_sentence_and_untouched(profile: Profile, damage: Callable[[bytes], bytes]) -> None:
    create_keys(profile, keyring=None, passphrase="words")
    profile.garden.write_bytes(b"a garden")
    profile.keys.write_bytes(damage(profile.keys.read_bytes()))
    before = contents(profile)
    for attempt in (open_or_create, unlock):
        with pytest.raises(DamagedGarden, match="damaged"):
            attempt(profile, None, "words", never)
    assert contents(profile) == before


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_one_changed_byte_opens_the_same_key_or_is_told(tmp_path: Path, position: int, byte: int) -> None:
    profile = Profile.at(tmp_path / "flipped")
    original = tmp_path / "original.json"
    if not original.exists():
        data_key = create_keys(profile, keyring=None, passphrase="words")
        original.write_bytes(profile.keys.read_bytes())
        (tmp_path / "key").write_bytes(data_key)
    data = bytearray(original.read_bytes())
    data[position % len(data)] = byte
    profile.keys.write_bytes(data)
    try:
        assert unlock(profile, None, "words") == (tmp_path / "key").read_bytes()
    except NetworkGardenError as error:
        assert isinstance(error, (DamagedGarden, LockedGarden, NewerGarden))  # noqa: PT017 - both ends are right


def test_a_key_file_that_cannot_be_read_is_told(profile: Profile) -> None:
    profile.keys.mkdir(parents=True)
    with pytest.raises(LockedGarden, match="cannot be read"):
        open_or_create(profile, None, "words")


def test_a_newer_key_file_is_refused(profile: Profile) -> None:
    create_keys(profile, keyring=None, passphrase="words")
    profile.keys.write_bytes(broken(lambda d: d.update(version=2))(profile.keys.read_bytes()))
    with pytest.raises(NewerGarden):
        keys.unlock(profile, None, "words")
