"""PySide6 6.12.0 aborts Python 3.11 after a few thousand repaints; the pin in pyproject.toml keeps it out.

There every call of a Python override of a C++ virtual function drops one reference to None. It runs in a process of its
own, since an abort would take all tests along.
"""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

class Probe(QWidget):
    painted = 0
    def paintEvent(self, event):
        Probe.painted += 1

app = QApplication([])
probe = Probe()
probe.resize(50, 50)
probe.show()
app.processEvents()
lost = []
for _ in range(4):  # what start-up leaves behind comes and goes too, but not in every batch
    before = sys.getrefcount(None)
    for _ in range(1000):
        probe.repaint()
    lost.append(before - sys.getrefcount(None))
assert min(lost) < 100, f"references to None lost in each 1000 repaints: {lost}"
for _ in range(20_000):
    probe.repaint()
assert Probe.painted > 20_000, Probe.painted
"""


def test_twenty_thousand_repaints_are_survived() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
