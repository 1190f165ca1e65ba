"""The pages of the window: how each is made when first shown, and what its wishes lead to.

Pages do not know one another; here their signals meet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from networkgarden.actions.tending import Tending
from networkgarden.desktop.door import Door
from networkgarden.desktop.living_garden import LivingGarden
from networkgarden.desktop.main_window import MainWindow
from networkgarden.desktop.privacy import Privacy
from networkgarden.desktop.tasks import Tasks
from networkgarden.domain.first_sight import FirstSight
from networkgarden.errors import NetworkGardenError
from networkgarden.system.settings import Settings

if TYPE_CHECKING:
    from networkgarden.actions.changes import Changes
    from networkgarden.actions.prompting import Prompt
    from networkgarden.desktop.importing.page import ImportPage
    from networkgarden.desktop.person.page import PersonPage
    from networkgarden.desktop.posters import PosterMaker
    from networkgarden.desktop.today.page import TodayPage
    from networkgarden.desktop.watching import Watching
    from networkgarden.desktop.widgets.banner import Banner

LIGHT_MINUTES = 15


class Pages(QObject):
    """Makes pages and joins them. ``change`` keeps settings; ``first_painted`` tells of the garden's first frame."""

    first_painted = Signal()
    test_notification_wanted = Signal()

    def __init__(self, door: Door, sight: FirstSight, wants_code: bool, change: Callable[..., Settings]) -> None:
        super().__init__(door)
        self._door, self._change = door, change
        self._sight, self._wants_code = sight, wants_code
        self._banner: Banner | None = None
        self._tasks = Tasks(self)
        self._posters: PosterMaker | None = None
        self.describe_notifier: Callable[[], str] = str      # set once there is a notifier
        self._minutes_in_this_light = 0
        self._watcher: Watching | None = None

    @property
    def _tending(self) -> Tending:
        return self._door.tending

    def makers(self) -> dict[str, Callable[[], QWidget]]:
        return {"garden": self._make_garden, "today": self._make_today, "seeds": self._make_seeds,
                "harvest": self._make_harvest, "settings": self._make_settings, "person": self._make_person,
                "importing": self._make_importing, "welcome": self._make_welcome, "review": self._make_review}

    def attach(self, window: MainWindow) -> None:
        self._window = window
        window.files_dropped.connect(self.offer_files)
        window.links_dropped.connect(self._keep_links)
        self._privacy = Privacy(window, lambda: self._tending.settings, self._change)
        QShortcut(QKeySequence("Ctrl+K"), window).activated.connect(self._find_person)
        QShortcut(QKeySequence("F1"), window).activated.connect(self._show_keys)
        if self._wants_code:
            self._show_banner()

    def close(self) -> None:
        self._tasks.close()
        if self._posters is not None:
            self._posters.close()

    def _show_banner(self) -> None:
        from networkgarden.desktop.widgets.banner import Banner
        self._banner = Banner(self.tr("A recovery code opens your garden if the keyring or passphrase is lost."),
                              self.tr("Show the code"), self.tr("Later"))
        self._banner.accepted.connect(self._show_recovery_code)
        self._window.add_banner(self._banner)

    def _find_person(self) -> None:
        """From wherever one is: type a few letters of a name."""
        from networkgarden.actions.finding import everybody
        from networkgarden.desktop.jumping import JumpDialog
        dialog = JumpDialog(everybody(self._tending), self._window)
        dialog.chosen.connect(self.open_person)
        dialog.open()

    def _show_keys(self) -> None:
        from networkgarden.desktop.keys_window import KeysDialog
        KeysDialog(self._window).open()

    def _make_poster(self) -> None:
        from networkgarden.desktop.posters import PosterMaker
        if self._posters is None:
            self._posters = PosterMaker(self._door, self._garden().light_shown, self._window)
            self._posters.saved.connect(self._window.say)
        self._posters.open()

    def _show_recovery_code(self) -> None:
        """A new code each time: none is kept that could be shown again. Unless it is saved, the banner stays."""
        from networkgarden.actions.recovery import make_recovery_code, recovery_code_saved
        from networkgarden.desktop.welcome.recovery import RecoveryDialog
        try:
            code = make_recovery_code(self._tending)
        except NetworkGardenError as error:
            self._door.failed.emit(error)
            return
        dialog = RecoveryDialog(code, self._window)
        dialog.accepted.connect(lambda: recovery_code_saved(self._tending))
        dialog.finished.connect(lambda _: self._look_at_banner())
        dialog.open()

    def _look_at_banner(self) -> None:
        from networkgarden.actions.recovery import needs_recovery_code
        if self._banner is not None:
            self._banner.setVisible(needs_recovery_code(self._tending))

    # what the program asks

    def offer_files(self, files: Sequence[str]) -> None:
        """Files for the Import page; a browser's bookmarks go to the reading list."""
        from networkgarden.actions.reading import add_bookmarks, is_bookmark_file
        bookmarks = [Path(name) for name in files if is_bookmark_file(Path(name))]
        for path in bookmarks:
            self._door.do(partial(_changes_of, add_bookmarks, path))
        files = [name for name in files if Path(name) not in bookmarks]
        if not files:
            return
        self._window.show_page("importing")
        cast("ImportPage", self._window.page("importing")).offer([Path(name) for name in files])

    def open_person(self, contact_id: str) -> None:
        cast("PersonPage", self._window.page("person")).show_contact(contact_id)
        self._window.show_page("person")

    def do_prompt(self, prompt: Prompt) -> None:
        self._window.show_page("today")
        cast("TodayPage", self._window.page("today")).do_prompt(prompt)

    def log_for(self, contact_ids: Sequence[str]) -> None:
        """The small quick-log window, for these contacts or for whoever is named in it."""
        from networkgarden.desktop.quick_logging import QuickLogDialog
        QuickLogDialog(self._door, contact_ids, self._window).open()

    def _watching(self) -> Watching:
        if self._watcher is None:
            from networkgarden.desktop.watching import Watching
            self._watcher = Watching(self._door, self._tasks, self._window, self._change)
            self._watcher.offered.connect(self.offer_files)
        return self._watcher

    def tell_whether_today(self, tell: Callable[[bool], None]) -> None:
        """Whether the day has something to say, found out beside the window: a large garden takes a while."""
        tending = self._tending

        def look() -> bool:
            from networkgarden.actions.prompting import prompts_on
            try:
                return any(prompt.contact_id for prompt in prompts_on(tending))
            finally:
                tending.garden.leave_thread()

        def failed(error: Exception) -> None:
            raise error

        self._tasks.run(look, tell, failed)

    def minute_passed(self) -> None:
        """The light follows the hour while somebody may see it, and a watched folder is looked into: timers of their
        own would wake the program."""
        self._minutes_in_this_light += 1
        if self._minutes_in_this_light >= LIGHT_MINUTES and self._window.isVisible():
            self._set_light()
        if self._tending.settings.watch_folder:
            self._watching().look()

    def window_returns(self) -> None:
        """It may have been away for hours."""
        if self._minutes_in_this_light >= LIGHT_MINUTES:
            self._set_light()

    def settings_changed(self) -> None:
        self._garden().settings_changed()
        self._privacy.apply()

    # the garden

    def _garden(self) -> LivingGarden:
        return cast(LivingGarden, self._window.page("garden"))

    def _make_garden(self) -> QWidget:
        page = LivingGarden(self._door, self._tasks, self._change, self._sight)
        page.opened.connect(self.open_person)
        page.log_wanted.connect(self.log_for)
        page.prompt_wanted.connect(self.do_prompt)
        page.files_dropped.connect(self.offer_files)
        page.import_wanted.connect(self._choose_files)
        page.person_wanted.connect(lambda: self._window.show_page("welcome"))
        page.sample_wanted.connect(self._sow_sample)
        page.only_looking.connect(self._window.say)
        page.first_painted.connect(self.first_painted)
        for text, keys, act in ((self.tr("Jump to a person…"), "Ctrl+K", self._find_person),
                                (self.tr("Privacy mode"), "Ctrl+Shift+P", self._privacy.toggle),
                                (self.tr("Save as a picture…"), "", self._make_poster),
                                (self.tr("Keys…"), "F1", self._show_keys)):
            page.controls.more_menu.addAction(f"{text}\t{keys}" if keys else text, act)
        return page

    def _sow_sample(self) -> None:
        from networkgarden.actions.sample import sow_sample
        self._door.do(sow_sample)

    def _choose_files(self) -> None:
        from PySide6.QtWidgets import QFileDialog
        dialog = QFileDialog(self._window, self.tr("Import files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.offer_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog
        dialog = QFileDialog(self._window, self.tr("Import a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(self.offer_files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _set_light(self) -> None:
        self._minutes_in_this_light = 0
        self._garden().relight()

    # the other pages, imported when first shown

    def _make_today(self) -> QWidget:
        from networkgarden.desktop.today.page import TodayPage
        page = TodayPage(self._door, self._tasks)
        page.opened.connect(self.open_person)
        page.seeds_wanted.connect(lambda: self._window.show_page("seeds"))
        page.why_wanted.connect(self._tell_why)
        return page

    def _tell_why(self, contact_id: str) -> None:
        from networkgarden.desktop.why_window import WhyDialog
        WhyDialog(self._door, contact_id, self._tasks, self._window).open()

    def _keep_links(self, text: str) -> None:
        """Links dropped on the window go to the reading list."""
        from networkgarden.actions.reading import add_pasted
        self._door.do(partial(_changes_of, add_pasted, text))

    def _edit_templates(self) -> None:
        from networkgarden.desktop.doing.templates import TemplatesDialog
        TemplatesDialog(self._door, parent=self._window).open()

    def _make_seeds(self) -> QWidget:
        from networkgarden.desktop.seeds.page import SeedsPage
        page = SeedsPage(self._door, self._tasks)
        page.opened.connect(self.open_person)
        page.import_wanted.connect(self._choose_files)
        page.review_wanted.connect(lambda: self._window.show_page("review"))
        return page

    def _make_review(self) -> QWidget:
        from networkgarden.desktop.seeds.review import ReviewPage
        page = ReviewPage(self._door, self._tasks)
        page.closed.connect(lambda: self._window.show_page("seeds"))
        return page

    def _make_harvest(self) -> QWidget:
        from networkgarden.desktop.harvest.page import HarvestPage
        return HarvestPage(self._door, self._tasks)

    def _make_settings(self) -> QWidget:
        from networkgarden.actions.recovery import can_have_recovery_code
        from networkgarden.desktop.pausing import GardenPausing
        from networkgarden.desktop.safekeeping import Safekeeping
        from networkgarden.desktop.settings.files import FilesGroup
        from networkgarden.desktop.settings.own_kinds import OwnKindsGroup
        from networkgarden.desktop.settings.page import SettingsPage
        from networkgarden.desktop.settings.start import start_of
        clock, profile = self._tending.clock, self._tending.profile
        kept = can_have_recovery_code(self._tending)

        def describe() -> str:      # the way is found only after the first frame
            return self.describe_notifier()

        files, watching = FilesGroup(self._tending, lambda: self._tending.settings.watch_folder), self._watching()
        files.watch_wanted.connect(watching.choose)
        files.stop_wanted.connect(lambda: watching.begin(""))
        watching.begun.connect(files.refresh)
        page = SettingsPage(lambda: self._tending.settings, self._change,
                            clock.now().astimezone(clock.zone()).date(), start=start_of(profile) if kept else None,
                            place=str(profile.garden) if kept else "", code=kept,
                            describe=describe, pausing=GardenPausing(self._door, self._change),
                            more=[OwnKindsGroup(self._door), files])
        safekeeping = Safekeeping(self._door, self._tasks, self._window)
        page.export_wanted.connect(safekeeping.choose_export)
        page.backup_wanted.connect(safekeeping.choose_backup)
        page.test_wanted.connect(self.test_notification_wanted)
        page.import_wanted.connect(lambda: self._window.show_page("importing"))
        page.code_wanted.connect(self._show_recovery_code)
        page.templates_wanted.connect(self._edit_templates)
        return page

    def _make_person(self) -> QWidget:
        from networkgarden.desktop.person.page import PersonPage
        page = PersonPage(self._door)
        page.closed.connect(self._window.go_back)
        page.opened.connect(self.open_person)
        page.why_wanted.connect(self._tell_why)
        return page

    def _make_importing(self) -> QWidget:
        from networkgarden.desktop.importing.page import ImportPage
        page = ImportPage(self._door, self._tasks)
        page.files_wanted.connect(self._choose_files)
        page.folder_wanted.connect(self._choose_folder)
        page.finished.connect(lambda seeds: self._window.show_page("seeds" if seeds else "garden"))
        return page

    def _start_switch(self) -> QWidget | None:
        """Nothing starts a garden that is thrown away."""
        from networkgarden.actions.recovery import can_have_recovery_code
        from networkgarden.desktop.settings.start import start_of
        from networkgarden.desktop.widgets.start_switch import StartSwitch
        if not can_have_recovery_code(self._tending):
            return None
        return StartSwitch(*start_of(self._tending.profile), lambda on: self._change(autostart=on))

    def _make_welcome(self) -> QWidget:
        from networkgarden.desktop.welcome.page import WelcomePage
        page = WelcomePage(self._door, self._start_switch())
        page.import_wanted.connect(self._choose_files)
        page.folder_wanted.connect(self._choose_folder)
        page.files_dropped.connect(self.offer_files)
        page.finished.connect(lambda: self._window.show_page("garden"))
        return page


def _changes_of(keep: Callable[[Tending, Any], Any], what: object, tending: Tending) -> Changes:
    """What an action changed that tells more than that."""
    return cast("Changes", keep(tending, what).changes)
