"""Measures the program against an empty PySide6 window in one run: ratios, never bare times.

    python packaging/bench.py [--quick] [--json FILE]
    python packaging/bench.py duplicates    # how well and how fast are people found who are here twice?
    python packaging/bench.py simulate      # does the daily number of prompts keep a garden of 150?
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench_mail import mail_figures

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PASSPHRASE = "bench"
GIVEN = ("Ada", "Grace", "Linus", "José", "Anna", "Ben", "Olga", "Taro", "Marie", "Zoë")
FAMILY = ("Lovelace", "Hopper", "García", "Schmidt", "Okri", "Ivanova", "Yamada", "Curie", "Nilsson")
INSIDE = "NETWORKGARDEN_BENCH_KEYRING"
"""Set in the session that has a keyring of its own."""
EMPTY = """
import resource, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, QApplication.quit)
application = QApplication(sys.argv)
window = Window(); window.resize(1200, 800); window.show()
application.exec()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("what", nargs="?", choices=["simulate", "cards", "duplicates", "mail"],
                         help="instead of the window: a year of prompts; contact cards coming in; people who are here "
                         "twice; a mailbox read")
    options.add_argument("--quick", action="store_true", help="small gardens, once each: to see that it works")
    options.add_argument("--json", metavar="FILE")
    chosen = options.parse_args()
    if chosen.what == "cards":
        print(_cards(*(1, 1000) if chosen.quick else (3, 30_000)))
        return
    if chosen.what == "mail":
        with TemporaryDirectory() as folder:
            print(mail_figures(Path(folder), chosen.quick))
        return
    if chosen.what == "simulate":
        print(_simulated(1 if chosen.quick else 3))
        return
    if chosen.what == "duplicates":
        print(_duplicates(3_000 if chosen.quick else 30_000))
        return
    if can_have_keyring() and INSIDE not in os.environ:
        sys.exit(_with_keyring(sys.argv))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    compileall.compile_dir(ROOT / "networkgarden", quiet=1)     # as an installation has it
    rounds, gardens = (1, (50,)) if chosen.quick else (7, (1000, 30_000))
    figures: dict[str, Any] = {"key from": "the keyring" if INSIDE in os.environ else "a passphrase"}
    with TemporaryDirectory() as folder:
        profiles = {f"{people:,} contacts": Path(folder) / str(people) for people in gardens}
        for people, profile in zip(gardens, profiles.values(), strict=True):
            _plant_beside(profile, people)
        figures |= _starts(profiles, rounds)
        largest, frames = Path(folder) / str(gardens[-1]), 20 if chosen.quick else 200
        for ratio in (1, 2):
            figures[f"frames at device pixel ratio {ratio}"] = _frames(largest, frames, ratio)
        figures["wake-ups a minute in the tray"] = _wake_ups(largest, 5 if chosen.quick else 120)
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(_table(figures))


def can_have_keyring() -> bool:
    return bool(shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon"))


def _with_keyring(arguments: list[str]) -> int:
    """This bench once more, in a session of its own with a Secret Service that nobody else uses."""
    with TemporaryDirectory() as home:
        plain = {name: value for name, value in os.environ.items() if name != "PYTHON_KEYRING_BACKEND"}
        session = {**plain, INSIDE: "1", "HOME": home, "XDG_RUNTIME_DIR": home}
        script = 'printf bench | gnome-keyring-daemon --unlock --components=secrets >&2; exec "$@"'
        command = ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, *arguments]
        return subprocess.run(command, env=session, check=False).returncode


def _plant_beside(profile: Path, people: int) -> None:
    """In a process of its own: what is started here counts this one's memory as its own at first."""
    code = "import sys, pathlib, bench; bench._plant(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
    subprocess.run([sys.executable, "-c", code, str(profile), str(people)], cwd=ROOT / "packaging", check=True)


def _starts(profiles: Mapping[str, Path], rounds: int) -> dict[str, Any]:
    """Each start in turn, round by round, so that a busy moment of the machine meets all of them.

    ``start`` is the median to the first frame over the median of an empty window's whole process; ``best`` the least
    over the least.
    """
    took: dict[str, list[tuple[float, float]]] = {}
    for _ in range(rounds):
        took.setdefault("empty window", []).append(_empty_window())
        for name, profile in profiles.items():
            took.setdefault(name, []).append(_first_frame(profile))
    empty = took["empty window"]
    whole, least, memory = statistics.median(ms for ms, _ in empty), min(ms for ms, _ in empty), empty[0][1]
    return {name: {"start": round(statistics.median(ms for ms, _ in found) / whole, 2),
                   "best": round(min(ms for ms, _ in found) / least, 2),
                   "memory": round(statistics.median(mb for _, mb in found) / memory, 2)}
            for name, found in took.items()}


def _simulated(gardens: int) -> str:
    """150 contacts, six of ten prompts taken up, for a year (model.md §6): a line for each daily number."""
    from tests.prompts.year import lived
    rows = ["| prompts a day | fresh or thirsty after a year | asleep |", "|---|---|---|"]
    for number in (3, 2, 1):
        years = [lived(seed, number) for seed in range(1, gardens + 1)]
        rows.append(f"| {number} | {statistics.mean(one.well for one in years):.1%} | "
                    f"{statistics.mean(one.asleep for one in years):.1%} |")
    return "\n".join(rows)


def _cards(rounds: int, count: int) -> str:
    """Cards read, matched and committed encrypted, against vobject merely reading them: processor time, one run."""
    from datetime import UTC, datetime

    import vobject

    from networkgarden.actions.importing import import_read, read_files
    from networkgarden.actions.opening import open_with_key
    from networkgarden.system.clock import FixedClock
    from networkgarden.system.paths import Profile
    ratios = []
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        path.write_text("".join(map(_card, range(count))), encoding="utf-8", newline="")
        for number in range(rounds):
            began = time.process_time()
            with path.open(encoding="utf-8", newline="") as file:
                theirs_read = sum(1 for _ in vobject.readComponents(file, allowQP=True, ignoreUnreadable=True))
            theirs = time.process_time() - began
            profile = Profile.at(Path(folder) / str(number))
            profile.create()
            tending = open_with_key(profile, FixedClock(datetime(2026, 6, 16, 10, tzinfo=UTC)), bytes(range(32)))
            began = time.process_time()
            report = import_read(tending, read_files([path]))
            ratios.append((time.process_time() - began) / theirs)
            tending.garden.close()
            if theirs_read != count or report.files[0].contacts["new"] != count:
                raise SystemExit(f"{theirs_read} and {report.files[0].contacts} of {count} cards")
    return (f"{count:,} cards in, matched and committed encrypted: {statistics.median(ratios):.2f} × vobject's time "
            f"to read them ({', '.join(f'{one:.2f}' for one in ratios)})")


def _card(number: int) -> str:
    """One made-up card of seventeen lines; names, addresses and numbers differ."""
    given, family = f"{GIVEN[number % len(GIVEN)]}{number % 97}", f"{FAMILY[number % len(FAMILY)]}{number}"
    return "\r\n".join((
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{given} {family}", f"N:{family};{given};;;",
        f"ORG:Company {number % 500};Department", "TITLE:Engineer",
        f"EMAIL;TYPE=INTERNET;TYPE=HOME:{given.lower()}.{number}@example.org",
        f"TEL;TYPE=CELL:+49 170 {1_000_000 + number}", f"TEL;TYPE=WORK:+49 30 {2_000_000 + number}",
        f"ADR;TYPE=HOME:;;Street {number};City;;{10_000 + number % 9999};Germany", f"URL:https://example.org/{number}",
        f"BDAY:19{50 + number % 50}-0{1 + number % 9}-1{number % 9}", f"NOTE:A note about {number}\\, with a comma",
        "CATEGORIES:friends,work", f"UID:urn:uuid:{number:08d}-1111-2222-3333-444455556666",
        "REV:2024-01-01T00:00:00Z", "END:VCARD", ""))


def _duplicates(people: int) -> str:
    """How well and how fast duplicates are found: NETWORKGARDEN_CORPUS names the folder of the public sets."""
    import linkage
    corpus = os.environ.get("NETWORKGARDEN_CORPUS", "")
    rows = [linkage.told_speed(people)]
    if corpus and Path(corpus).is_dir():
        rows += ["", *linkage.told_sets(Path(corpus))]
    else:
        rows.append("NETWORKGARDEN_CORPUS names no folder of sample files: how well is not measured.")
    return "\n".join(rows)


def _run(command: list[str]) -> tuple[float, str]:
    """Wall-clock milliseconds of a whole process, and what it printed."""
    environment = {**os.environ, **({} if INSIDE in os.environ else {"NETWORKGARDEN_PASSPHRASE": PASSPHRASE})}
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=300)
    return (time.perf_counter() - began) * 1000, done.stdout


def _empty_window() -> tuple[float, float]:
    took, said = _run([sys.executable, "-c", EMPTY])
    return took, float(said)


def _first_frame(profile: Path) -> tuple[float, float]:
    _, said = _run([sys.executable, "-m", "networkgarden", "--profile", str(profile), "--exit-after-first-frame"])
    told = json.loads(said)
    return told["first_frame_ms"], told["rss_mb"]


def _plant(directory: Path, people: int) -> None:
    """That many planted contacts with three contacts each, spread over a year."""
    from networkgarden.actions.contacts import new_contact
    from networkgarden.actions.opening import open_profile
    from networkgarden.domain.interaction import Interaction
    from networkgarden.domain.kinds import Direction, Kind, State
    from networkgarden.system.clock import SystemClock
    from networkgarden.system.paths import Profile
    from networkgarden.system.secrets import SystemKeyring
    keyring, words = (SystemKeyring(10), None) if INSIDE in os.environ else (None, PASSPHRASE)
    tending = open_profile(Profile.at(directory), SystemClock(), keyring, words)
    today = tending.today()
    contacts = [new_contact(f"Person Number{number}", State.PLANTED, today - 400, (5, 15, 50, 150)[number % 4])
                for number in range(people)]
    acts = [Interaction(str(uuid.uuid4()), today - (number * 7 + step * 31) % 365, kind, Direction.SENT, (contact.id,))
            for number, contact in enumerate(contacts)
            for step, kind in enumerate((Kind.MESSAGE, Kind.CALL, Kind.MEETING))]
    with tending.action("bench") as running:
        rows = running.write.add_contacts(contacts)
        running.write.add_interactions_of(list(zip(acts, [row for row in rows for _ in range(3)], strict=True)))
        running.everybody = True
    tending.garden.close()


def _frames(directory: Path, count: int, ratio: int) -> dict[str, Any]:
    words = {} if INSIDE in os.environ else {"BENCH_WORDS": PASSPHRASE}
    environment = {**os.environ, **words, "QT_SCALE_FACTOR": str(ratio)}
    done = subprocess.run([sys.executable, str(ROOT / "packaging" / "bench_frames.py"), str(directory), str(count)],
                          env=environment, capture_output=True, text=True, check=True, timeout=600)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _wake_ups(directory: Path, seconds: float) -> float:
    """How often the kernel woke the program a minute while it was idle in the tray, by /proc; after a minute's rest."""
    environment = {**os.environ, "NETWORKGARDEN_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "networkgarden", "--profile", str(directory), "--background"]
    program = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        time.sleep(min(65.0, seconds))
        before = _switches(program.pid)
        time.sleep(seconds)
        return round((_switches(program.pid) - before) * 60 / seconds, 1)
    finally:
        program.terminate()
        program.wait(30)


def _switches(pid: int) -> int:
    """Times any thread of a process slept of its own will and was woken."""
    return sum(int(status.read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0])
               for status in Path(f"/proc/{pid}/task").glob("*/status"))


def _table(figures: dict[str, Any]) -> str:
    rows = ["| | start to the first garden frame (best) | peak memory |", "|---|---|---|"]
    for name, one in figures.items():
        if isinstance(one, dict) and "start" in one:
            rows.append(f"| {name} | {one['start']:.2f} × ({one['best']:.2f} ×) | {one['memory']:.2f} × |")
    rows.append("")
    rows += [f"{name}: {one}" for name, one in figures.items() if not (isinstance(one, dict) and "start" in one)]
    return "\n".join(rows)


if __name__ == "__main__":
    main()
