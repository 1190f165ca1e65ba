"""Reads a mailbox as the standard library does and as the program does: a ratio of processor time, and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STANDARD = """
import mailbox, resource, sys
for message in mailbox.mbox(sys.argv[1]):
    for name in ("From", "To", "Cc", "Date", "Message-ID", "Subject"):
        message[name]
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
OURS = """
import resource, sys
from pathlib import Path
from networkgarden.importers import mail
from networkgarden.importers.files import single
from networkgarden.importers.hints import Hints
count = sum(1 for _ in mail.read(single(Path(sys.argv[1])), Hints()).interactions)
used = resource.getrusage(resource.RUSAGE_SELF)
assert count == int(sys.argv[2]) or not int(sys.argv[2]), count
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
HEAD = """\
From mail@example.org Mon Jan  1 10:00:00 2024
Received: from mx.example.org (mx.example.org [192.0.2.1]) by mail.example.com with ESMTPS id {number:08x}
\tfor <iris@example.com>; Mon, 1 Jan 2024 10:00:00 +0000 (UTC)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=1; h=to:subject:date:from;
 bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=U2lnbmF0dXJlIG9mIGEgbGV0dGVyIHRoYXQgbm9ib2R5IHdyb3Rl
From: {sender}
To: {to}
Subject: Looms and numbers, {number}
Date: Mon, {day:02d} Jan 2024 {hour:02d}:00:00 +0000
Message-ID: <{number}@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

"""


def mail_figures(folder: Path, quick: bool) -> dict[str, float]:
    """How many times as fast as ``mailbox``, the best of three runs each less an empty one,
    and memory beside a tenth of the file."""
    large, small = (_mailbox(folder / name, count) for name, count in
                    (("large.mbox", 300 if quick else 10_000), ("small.mbox", 30 if quick else 1_000)))
    nothing = _mailbox(folder / "nothing.mbox", 0)
    runs = 1 if quick else 3
    standard, ours = (min(_run(code, large, count) for _ in range(runs))
                      for code, count in ((STANDARD, 0), (OURS, 300 if quick else 10_000)))
    start = [min(_run(code, nothing, 0) for _ in range(runs))[0] for code in (STANDARD, OURS)]
    return {"mailbox, times as fast": round((standard[0] - start[0]) / (ours[0] - start[1]), 2),
            "mailbox, memory of ten times the size": round(ours[1] / _run(OURS, small, 0)[1], 2)}


def _run(code: str, path: Path, count: int) -> tuple[float, float]:
    """Seconds of processor time and peak megabytes of a process of its own."""
    done = subprocess.run([sys.executable, "-c", code, str(path), str(count)], cwd=ROOT, capture_output=True, text=True,
                          check=True, timeout=300)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def _mailbox(path: Path, count: int) -> Path:
    """``count`` letters of 22 KB each: 223 MB are 10,000."""
    body = ("All the threads of one loom are counted here in one long line of text.\n" * 310).encode()
    mine = "Iris Bloom <iris@example.com>"
    with path.open("wb") as stream:
        for number in range(count):
            other = f"Person {number % 300} <person{number % 300}@example.org>"
            sender, to = (mine, other) if number % 3 == 0 else (other, mine)
            head = HEAD.format(number=number, sender=sender, to=to, day=1 + number % 28, hour=number % 24)
            stream.write(head.encode() + body + b"\n")
    return path
