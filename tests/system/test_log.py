from __future__ import annotations

import logging
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from networkgarden.errors import AmbiguousName, DamagedGarden
from networkgarden.system.log import (
    _OLD_FILES,
    chosen_level,
    crash_report,
    redacted,
    save_crash_report,
    start_log,
    stop_log,
)
from networkgarden.system.paths import Profile
from networkgarden.system.wire import decode

NAME = "Ada Lovelace"


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "p")


@pytest.fixture
def log(profile: Profile) -> Iterator[logging.Logger]:
    handler = start_log(profile)
    yield logging.getLogger("networkgarden.tests")
    stop_log(handler)


def failing() -> Exception:
    """An error whose message and cause quote a name."""
    people: dict[str, int] = {}
    try:
        try:
            people[NAME]
        except KeyError as error:
            raise ValueError(f"no such contact: {NAME}") from error
    except ValueError as error:
        return error
    raise AssertionError("unreachable")


def test_a_line_is_in_utc_private_and_one_line(log: logging.Logger, profile: Profile) -> None:
    log.info("opened %d\ncontacts\x1b[31m\u2028", 3)
    log.debug("not at this level")
    (line,) = profile.log.read_text().splitlines()
    assert line.endswith("Z INFO networkgarden.tests: opened 3 contacts [31m ")
    assert datetime.fromisoformat(line.split()[0]) - datetime.now(UTC) < timedelta(minutes=1)
    assert stat.S_IMODE(profile.log.stat().st_mode) == 0o600
    assert stat.S_IMODE(profile.logs.stat().st_mode) == 0o700


def test_exceptions_are_logged_without_their_words(
    log: logging.Logger, profile: Profile, caplog: pytest.LogCaptureFixture
) -> None:
    error = failing()
    log.error("the import failed", exc_info=error)
    text = profile.log.read_text()
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_log.py" in text
    assert NAME not in text
    assert str(Path(__file__).parent) not in text
    assert NAME in caplog.text  # the developer's own handlers keep the whole


def test_a_text_another_handler_left_in_the_record_is_not_written(log: logging.Logger, profile: Profile) -> None:
    record = log.makeRecord(log.name, logging.INFO, "x", 1, "hello", (), None)
    record.exc_text = record.stack_info = NAME
    logging.getLogger("networkgarden").handlers[-1].handle(record)
    assert "hello" in profile.log.read_text()
    assert NAME not in profile.log.read_text()


def test_the_log_rotates_and_stays_private(log: logging.Logger, profile: Profile) -> None:
    for _ in range(60):
        log.info("x" * 50_000)
    files = sorted(profile.logs.iterdir())
    assert len(files) == _OLD_FILES + 1
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert all(file.stat().st_size <= 600_000 for file in files)


def test_the_level_comes_from_the_environment() -> None:
    assert chosen_level({"NETWORKGARDEN_LOG": "DEBUG"}) == "debug"
    assert chosen_level({"NETWORKGARDEN_LOG": "loud"}) == chosen_level({}) == "info"


def test_our_places_are_told_from_the_package_on() -> None:
    with pytest.raises(ValueError, match="too long") as caught:
        decode(b"x" * (2 << 20))
    assert "networkgarden/system/wire.py:" in redacted(caught.value)
    assert " in decode" in redacted(caught.value)


def test_only_sentences_of_ours_that_hold_no_value_are_told() -> None:
    assert redacted(DamagedGarden("The file is truncated.")) == "DamagedGarden: The file is truncated."
    assert redacted(AmbiguousName(f"Several answer to {NAME}.")) == "AmbiguousName"


def test_groups_and_endless_chains_end() -> None:
    inner = failing()
    group = ExceptionGroup(NAME, [inner, OSError(NAME)])
    text = redacted(group)
    assert "+ OSError" in text
    assert NAME not in text
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert redacted(first).splitlines() == ["ValueError", "KeyError"]


def test_crash_reports_are_kept_to_the_last_ten(profile: Profile) -> None:
    start = datetime(2026, 1, 1, tzinfo=UTC)
    paths = [save_crash_report(profile, failing(), start + timedelta(seconds=n)) for n in range(12)]
    assert sorted(profile.logs.iterdir()) == paths[2:]
    report = paths[-1].read_text()
    assert report == crash_report(failing())
    assert NAME not in report
    assert "Network Garden 0." in report


def test_libraries_say_nothing_on_the_terminal(profile: Profile) -> None:
    code = (
        "import logging, sys; from networkgarden.system.log import start_log; "
        "from networkgarden.system.paths import Profile; start_log(Profile.at(sys.argv[1])); "
        "logging.getLogger('keyring.core').error('noise'); logging.getLogger('networkgarden.x').error('ours')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(profile.root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert "ours" in profile.log.read_text()
