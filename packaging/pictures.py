"""Makes the pictures of README from the real program, with the sample garden and a clock that stands still.

    python packaging/pictures.py [FOLDER]        default: packaging/pictures
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from contact_sheet import draw_sheet  # noqa: E402 - the checkout must be found first

from networkgarden.actions.opening import open_profile  # noqa: E402
from networkgarden.actions.sample import sow_sample  # noqa: E402
from networkgarden.desktop.application import Program, make_application  # noqa: E402
from networkgarden.desktop.botany.palettes import PALETTES  # noqa: E402
from networkgarden.system.clock import FixedClock  # noqa: E402
from networkgarden.system.paths import Profile  # noqa: E402
from networkgarden.system.secrets import MemoryKeyring  # noqa: E402

MORNING = datetime(2026, 6, 16, 10, 30, tzinfo=UTC)
SIZE = (1200, 800)
SHEET_PX = 80      # the smallest plants in full detail
SHOTS = (("garden", "light"), ("garden", "dark"), ("person", "light"), ("today", "light"))


def main(folder: Path) -> None:
    application = make_application([])
    with TemporaryDirectory() as directory:
        tending = open_profile(Profile.at(Path(directory) / "profile"), FixedClock(MORNING), MemoryKeyring(), None)
        sow_sample(tending)
        tending.key = b""
        program = Program(application, tending, tending.first_sight(), False, lambda *_: (0, "", ""))
        program.open_first(background=False, files=[])
        program.window.resize(*SIZE)
        names = {name: contact_id for contact_id, name in tending.garden.read.names()}
        for page, theme in SHOTS:
            program.change_settings(theme=theme)
            if page == "person":
                program.pages.open_person(names["Ada Lovelace"])
            else:
                program.window.show_page(page)
            for _ in range(150):
                application.processEvents()
                time.sleep(0.02)
            program.window.grab().save(str(folder / f"{page}-{theme}.png"))
        program.quit()
        program.end()
    draw_sheet(tuple(PALETTES), "day", SHEET_PX, 1.0, every=False).save(str(folder / "contact-sheet.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "packaging" / "pictures")
