"""Runs every check of Network Garden from a checkout; needs only Python 3.11 or newer.

    python3 packaging/test.py                lint, types and all tests
    python3 packaging/test.py -k vcard       only these tests; arguments go to pytest

Widgets are tested without a screen; the desktop group runs in a throw-away session with a real X server, session bus,
notification daemon, keyring and screen-reader tree. What cannot run here is skipped, said and counted.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever starts this may well have an older one
    sys.exit("Network Garden needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))

import contextlib
import dataclasses
import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

import desktop_session
import environment

ROOT = environment.ROOT
LINTED = ("networkgarden", "tests", "packaging")
GROUP_LIMIT = 60 * 60  # seconds; each test has a limit of its own, and a slow machine needs long for all of them
NO_TESTS = 5  # pytest's exit status


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What one group came to; seconds include its start."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    remark: str = ""


def check(name: str, command: list[str]) -> Outcome:
    """A check that is either right or wrong: lint, types."""
    environment.say(f"\n=== {name}")
    begun = time.monotonic()
    good = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    return Outcome(name, passed=int(good), failed=int(not good), seconds=time.monotonic() - begun)


def tests(name: str, command: list[str], *, in_session: bool, narrowed: bool) -> Outcome:
    """One run of pytest, counted from its own report."""
    environment.say(f"\n=== {name}")
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="networkgarden-tests-") as folder:
        report = Path(folder, "report.xml")
        status = _run([*command, f"--junitxml={report}"], in_session=in_session)
        outcome = _counted(name, report, status, narrowed=narrowed)
    return dataclasses.replace(outcome, seconds=time.monotonic() - begun)


def _run(command: list[str], *, in_session: bool) -> int:
    session = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PYTHONPATH")
    variables = {name: value for name, value in os.environ.items() if name not in session}
    variables |= {"PYTHONFAULTHANDLER": "1", "PYTHONUTF8": "1"}
    if in_session:
        command = [sys.executable, str(Path(desktop_session.__file__)), *command]
    else:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    group = subprocess.Popen(command, cwd=ROOT, env=variables, start_new_session=True)
    try:
        return group.wait(GROUP_LIMIT)
    except subprocess.TimeoutExpired:
        environment.say(f"This group was ended after {GROUP_LIMIT // 60} minutes.")
        return -1
    finally:
        if group.poll() is None:
            _end_group(group)


def _end_group(group: subprocess.Popen[bytes]) -> None:
    """Ends the run with all it started: after the limit, or when the person presses Ctrl+C."""
    if os.name != "posix":
        group.kill()
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        os.killpg(group.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            group.wait(10)
            return


def _counted(name: str, report: Path, status: int, *, narrowed: bool) -> Outcome:
    if status == NO_TESTS:
        return Outcome(name, failed=int(not narrowed), remark="no tests found")
    if not report.is_file():
        return Outcome(name, failed=1, remark=f"it did not come to an end (status {status})")
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))
    total, failures, errors, skipped = (
        sum(int(suite.get(kind, 0)) for suite in suites) for kind in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    if status != 0 and not failed:  # a crash at the very end, or a run that was interrupted
        return Outcome(name, total - skipped, 1, skipped, remark=f"it ended with status {status}")
    return Outcome(name, total - failed - skipped, failed, skipped)


def desktop_is_there() -> str:
    """Empty when the desktop session can run, after installing what it lacks where that is possible; else why not."""
    if not sys.platform.startswith("linux"):
        return "it needs Linux"
    lacking = desktop_session.missing_packages()
    if lacking and environment.can_install():
        environment.apt_install(lacking)
        lacking = desktop_session.missing_packages()
    return f"Debian packages are missing: {' '.join(lacking)}" if lacking else ""


def skipped_desktop(python: str, why: str, arguments: list[str]) -> Outcome:
    """Says loudly that the desktop group did not run, and counts its tests as skipped."""
    command = [python, "-m", "pytest", "-m", "desktop", "--collect-only", "-q", "-p", "no:warnings", *arguments]
    listed = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    count = sum("::" in line for line in listed.stdout.splitlines())
    environment.say(f"\n!!! SKIPPED: the {count} tests of the desktop group. {why}")
    return Outcome("desktop", skipped=count, remark=f"SKIPPED: {why}")


def run_all(arguments: list[str]) -> list[Outcome]:
    python = str(environment.ensure_venv(with_tests=True))
    environment.ensure_qt_packages()
    outcomes = []
    if arguments:
        environment.say("Lint and types are left out: this run is narrowed.")
    else:
        outcomes.append(check("lint", [python, "-m", "ruff", "check", *LINTED]))
        outcomes.append(check("types", [python, "-m", "mypy"]))
    pytest = [python, "-m", "pytest"]
    workers = [] if arguments else ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "worksteal"]
    narrowed = bool(arguments)
    quiet = [*pytest, "-m", "not desktop", "-q", *workers, *arguments]
    outcomes.append(tests("unit and offscreen widgets", quiet, in_session=False, narrowed=narrowed))
    why_not = desktop_is_there()
    if why_not:
        outcomes.append(skipped_desktop(python, why_not, arguments))
    else:
        real = [*pytest, "-m", "desktop", "-q", *arguments]
        outcomes.append(tests("desktop", real, in_session=True, narrowed=narrowed))
    return outcomes


def main(arguments: list[str]) -> int:
    outcomes = run_all(arguments)
    sys.stdout.flush()
    print("\n=== all together")
    for outcome in outcomes:
        counts = f"{outcome.passed} passed, {outcome.failed} failed, {outcome.skipped} skipped"
        print(f"{outcome.name:28} {counts}  ({outcome.seconds:.0f} s) {outcome.remark}".rstrip())
    passed, failed, skipped = (sum(getattr(o, kind) for o in outcomes) for kind in ("passed", "failed", "skipped"))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
