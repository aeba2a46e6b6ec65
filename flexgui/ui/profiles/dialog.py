"""The profile dialog: the list at the left, the form of the selected profile at the right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from flexgui.errors import UsageError
from flexgui.files import read_text
from flexgui.flex.environment import EnvironmentKind
from flexgui.flex.secret import Secret
from flexgui.json_file import write_file
from flexgui.profiles.connection_json import read_connection
from flexgui.profiles.draft import (
    Draft,
    Part,
    SecretPlace,
    draft_of,
    duplicate,
    entries_to_remove,
    is_missing,
    new_draft,
    problems,
    secrets_to_keep,
)
from flexgui.profiles.profile import LOCAL_SANDBOX, Profile
from flexgui.profiles.store import export_profiles, import_profiles
from flexgui.secret_store.fallback import FallbackStore
from flexgui.secret_store.p12_file import copy_owner, copy_p12
from flexgui.translation import later, tr, trn
from flexgui.ui.messages import message_for
from flexgui.ui.profiles.check_line import CAPTION, PRODUCTION, ProfileCheck
from flexgui.ui.profiles.form import ProfileForm
from flexgui.ui.profiles.p12_loader import P12Loader
from flexgui.ui.profiles.profile_list import ProfileList
from flexgui.ui.profiles.profile_rows import P12_PATTERN
from flexgui.ui.profiles.sandbox_page import SandboxPage
from flexgui.ui.profiles.secret_status import SecretStatus
from flexgui.ui.widgets.dialog import dialog_foot
from flexgui.ui.widgets.labels import label
from flexgui.ui.widgets.layouts import ScrollColumn, hbox, vbox
from flexgui.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from flexgui.ui.tasks import Run, Task
    from flexgui.workbench import Workbench

SIZE, MIN_SIZE = (940, 660), (760, 480)
ENTER = {
    Part.SECRET: later("Enter the shared secret to test it."),
    Part.PASS_PHRASE: later("Enter the pass phrase to test it."),
}
EXPORT_PATTERN = later("Profiles (*.json);;All files (*)")
EXPORT_NAME = "flexgui-profiles.json"
MAX_IMPORT = 1 << 20
"""Maximum size of an export, in bytes; enough for thousands of profiles."""


class ProfilesDialog(QDialog):
    """Edits copies of the profiles; nothing is stored before Save.

    After `exec` returns Accepted: `profiles()` is the new list, `current` the ID to select, `secrets` the secrets typed
    here by the name of their entry, `removed` the names of entries that no profile uses any more, `unused_copies` the
    IDs of profiles whose copy of a P12 is not used any more.
    """

    def __init__(
        self,
        profiles: Sequence[Profile],
        current: str,
        *,
        run: Run,
        workbench: Callable[[], Workbench],
        store: FallbackStore,
        data_dir: Path,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """`workbench` is called on worker threads only."""
        super().__init__(parent)
        self.setWindowTitle(tr("Profiles"))
        self.current = current if current in {each.id for each in profiles} else LOCAL_SANDBOX.id
        self.secrets: dict[str, Secret] = {}
        self.removed: set[str] = set()
        self.unused_copies: frozenset[str] = frozenset()
        self._run, self._workbench, self._data_dir = run, workbench, data_dir
        self._drafts = {each.id: draft_of(each, stored=True) for each in profiles}
        self._deleted: list[tuple[int, Draft]] = []
        self._tasks: list[Task] = []
        self._saving = False
        self.left = ProfileList()
        self.list, self.add, self.copy, self.remove = self.left.list, self.left.add, self.left.copy, self.left.remove
        self.form = ProfileForm(now, data_dir)
        self.sandbox_page = SandboxPage()
        self.notice = Notice()
        self.check = ProfileCheck(run, lambda profile, typed: workbench().check(profile, typed), self)
        self.p12_loader = P12Loader(run, lambda profile, typed: workbench().certificate(profile, typed), self)
        own = [name for each in profiles if each.id != LOCAL_SANDBOX.id for name in each.secret_names]
        self.stored = SecretStatus(store, run, self.form.store_line, own, self)
        self.save = QPushButton(tr("Save"))
        self.save.setProperty("role", "primary")
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.reason = label(role="small", wrap=True)
        self._pages = QStackedWidget()
        self._lay_out()
        self.save.setDefault(True)  # has an effect only inside the dialog
        self.setMinimumSize(*MIN_SIZE)
        self.resize(*SIZE)
        for profile in profiles:
            self.left.insert(profile)
        self._connect()
        self.stored.refresh()
        self.select(self.current)
        self.list.setFocus()  # a focused field would be changed by the next key or paste

    def profiles(self) -> list[Profile]:
        """All profiles in the order of the list."""
        return [self._drafts[each].profile for each in self.left.ids]

    def select(self, profile_id: str) -> None:
        self.left.select(profile_id)

    def add_profile(self) -> None:
        """Add a profile for the test environment, signed with JWT."""
        self._begin(new_draft())

    def duplicate_profile(self) -> None:
        """Add a copy of the shown profile, without its secret."""
        self._begin(duplicate(self._shown))

    def delete_profile(self) -> None:
        """Delete the shown profile; Undo restores it until the dialog closes."""
        draft = self._shown
        row = self.left.ids.index(draft.id)
        self._deleted.append((row, draft))
        self.left.list.takeItem(row)
        self._show_deleted()
        self._validate()

    def undo_deletion(self) -> None:
        """Restore the profile that was deleted last, at its place and with its unsaved changes."""
        row, draft = self._deleted.pop()
        self.left.insert(draft.profile, min(row, self.list.count()))
        self.select(draft.id)
        self._show_deleted()

    def export_to_file(self) -> None:
        """Ask for a file and write the profiles to it, without secrets."""
        path = self.ask_path(tr("Export profiles"), tr(EXPORT_PATTERN), save=True)
        if not path:
            return
        text = export_profiles(self.profiles()).encode()
        done = tr("Exported without secrets to {file}.", file=Path(path).name)
        self._start(partial(write_file, Path(path), text), lambda _: self.notice.show_text("ok", done))

    def import_from_file(self) -> None:
        """Ask for an export and append its profiles; their secrets must be entered."""
        path = self.ask_path(tr("Import profiles"), tr(EXPORT_PATTERN))
        if path:
            self._start(lambda: import_profiles(read_text(Path(path), MAX_IMPORT)), self._take_import)

    def add_from_json(self) -> None:
        """Begin a profile from the clipboard, which holds what `flexgui sandbox --json` printed."""
        try:
            connection = read_connection(QGuiApplication.clipboard().text())
        except UsageError as error:
            self.notice.show_text("bad", str(error))
            return
        draft = draft_of(connection.profile, stored=False)
        draft.secret = connection.secret
        self._begin(draft)
        if connection.ca_file:
            trust = tr("It speaks TLS. Choose {file} as CA file under Profile → Network…", file=connection.ca_file)
            self.notice.show_text("warn", trust)

    def choose_p12(self) -> None:
        path = self.ask_path(tr("Choose a P12 file"), tr(P12_PATTERN))
        if path:
            self.form.take_p12(path)

    def ask_path(self, title: str, pattern: str, *, save: bool = False) -> str:
        """Ask for a file to open or to save with the desktop's dialog; returns "" if cancelled."""
        if save:
            return QFileDialog.getSaveFileName(self, title, EXPORT_NAME, pattern)[0]
        return QFileDialog.getOpenFileName(self, title, "", pattern)[0]

    # User actions

    @property
    def _shown(self) -> Draft:
        return self._drafts[self.current]

    def _connect(self) -> None:
        left, form = self.left, self.form
        left.chosen.connect(self._show)
        left.add.clicked.connect(self.add_profile)
        left.copy.clicked.connect(self.duplicate_profile)
        left.remove.clicked.connect(self.delete_profile)
        left.undo.clicked.connect(self.undo_deletion)
        left.import_.triggered.connect(self.import_from_file)
        left.add_json.triggered.connect(self.add_from_json)
        left.export.triggered.connect(self.export_to_file)
        form.changed.connect(self._on_changed)
        form.p12_changed.connect(self._open_p12)
        form.field_left.connect(self.p12_loader.flush)
        form.p12.choose.clicked.connect(self.choose_p12)
        self.p12_loader.opened.connect(self._on_p12_opened)
        self.stored.updated.connect(self._show_stored)
        self.check.requested.connect(lambda: self.check.check(self._shown.profile, self._shown.secret))
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _begin(self, draft: Draft) -> None:
        self._drafts[draft.id] = draft
        self.left.insert(draft.profile)
        self.select(draft.id)
        self.form.name.edit.setFocus()
        self.form.name.edit.selectAll()

    def _show(self, profile_id: str) -> None:
        self.current = profile_id
        self.check.clear()
        self.p12_loader.stop()
        own = profile_id != LOCAL_SANDBOX.id
        self._pages.setCurrentIndex(1 if own else 0)
        self.left.update_actions(profile_id)
        self._scroll.verticalScrollBar().setValue(0)
        if not own:
            self._start(lambda: self._workbench().sandbox_members(), self.sandbox_page.show_members)
        else:
            self.form.show_draft(self._shown, self.stored.place)
            self.stored.look_up(self._shown.profile.secret_name)
            self._open_p12(True)
        self._validate()

    def _on_changed(self) -> None:
        self.check.clear()
        self.left.rename(self._shown.profile)
        self.stored.look_up(self._shown.profile.secret_name)
        self._validate()

    def _open_p12(self, at_once: bool) -> None:
        self.p12_loader.open(self._shown, at_once=at_once)

    def _on_p12_opened(self, draft: Draft) -> None:
        if draft is self._shown:
            if draft.original is not None and not draft.changed and draft.p12_problem is not None:
                draft.visited.add(draft.p12_problem[0])  # show at once that the file was moved or changed
            self.form.refresh()
            self._validate()

    def _show_stored(self) -> None:
        self.stored.look_up(self._shown.profile.secret_name)
        self.form.refresh_stored_secret()
        if self.current != LOCAL_SANDBOX.id and self._shown.certificate is None and self._shown.p12_problem is None:
            self._open_p12(True)
        self._validate()

    def _show_deleted(self) -> None:
        self.left.show_deleted(self._deleted[-1][1].profile.name if self._deleted else None)

    def _take_import(self, profiles: list[Profile]) -> None:
        for profile in profiles:
            named = profile._replace(name=self._free_name(profile.name))
            self._drafts[named.id] = draft_of(named, stored=False)
            self.left.insert(named)
        if profiles:
            self.select(profiles[0].id)
        imported = trn(
            "One profile imported. Enter the secrets: an export holds none.",
            "{n} profiles imported. Enter the secrets: an export holds none.",
            len(profiles),
        )
        self.notice.show_text("ok", imported)

    def _free_name(self, name: str) -> str:
        """Return `name`, with a number if a profile has it already: scripts choose profiles by name."""
        taken = {each.profile.name for each in self._listed()}
        numbered = (f"{name} {number}" for number in count(2))
        return name if name not in taken else next(each for each in numbered if each not in taken)

    def _start(
        self,
        call: Callable[[], Any],
        on_result: Callable[[Any], None],
        on_failure: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run a call on a worker thread until the dialog is closed; a failure is shown above the fields."""
        self._tasks.append(self._run(call, on_result, on_failure or self._note_failure))

    def _note_failure(self, error: BaseException) -> None:
        self.notice.show_text("bad", message_for(error).line)

    def _validate(self) -> None:
        """Enable Save and the check if all fields are valid, else show the first problem in the foot."""
        draft = self._shown
        here = problems(draft)
        other = next((each for each in self._listed() if each is not draft and each.changed and problems(each)), None)
        reason = ""
        if here and draft.changed:
            reason = _short(draft, next(iter(here)))
        elif other is not None:
            reason = f"“{other.profile.name or tr('Unnamed')}”: {_short(other, next(iter(problems(other))))}"
        self.save.setEnabled(not reason and not self._saving)
        self.save.setAccessibleDescription(reason)
        kind = draft.profile.kind
        self.check.offer(kind)
        stored = self.stored.place(draft.profile.secret_name) is not SecretPlace.ABSENT
        # A P12 without a pass phrase opens without a secret.
        entered = draft.secret is not None or stored or draft.certificate is not None
        ready = kind is EnvironmentKind.SANDBOX or entered
        self.check.button.setEnabled(not here and ready)
        if not reason and kind is EnvironmentKind.PRODUCTION:
            reason = tr(PRODUCTION)
        elif not reason and here:
            reason = _short(draft, next(iter(here)))
        elif not reason:
            reason = tr(CAPTION) if ready else tr(ENTER[draft.secret_part])
        self.reason.setText(reason)
        self.check.button.setAccessibleDescription("" if self.check.button.isEnabled() else reason)

    def _listed(self) -> list[Draft]:
        return [self._drafts[each] for each in self.left.ids]

    # Save and close

    def accept(self) -> None:
        """Copy the marked P12 files, then close; does nothing while a field is invalid."""
        if not self.save.isEnabled():
            return
        to_copy = [each for each in self._listed() if each.copy_p12 and each.profile.p12_file]
        if not to_copy:
            self._finish()
            return
        files = {each.id: each.profile.p12_file for each in to_copy}

        def copy() -> dict[str, str]:
            return {owner: str(copy_p12(file, self._data_dir, owner)) for owner, file in files.items()}

        self._saving = True
        self._start(copy, self._take_copies, self._refuse_copies)
        self._validate()

    def _take_copies(self, copied: dict[str, str]) -> None:
        for profile_id, path in copied.items():
            draft = self._drafts[profile_id]
            draft.profile = draft.profile._replace(p12_file=path)
        self._finish()

    def _refuse_copies(self, error: BaseException) -> None:
        self._saving = False
        self._note_failure(error)
        self._validate()

    def _finish(self) -> None:
        listed, deleted = self._listed(), [draft for _, draft in self._deleted]
        self.secrets = secrets_to_keep(listed)
        self.removed = entries_to_remove(listed, deleted) - set(self.secrets)
        before = self._copies(each.original for each in (*listed, *deleted) if each.original is not None)
        self.unused_copies = before - self._copies(each.profile for each in listed)
        super().accept()

    def _copies(self, profiles: Iterable[Profile]) -> frozenset[str]:
        """Return the IDs of the profiles that use a copy of a P12."""
        owners = (copy_owner(each.p12_file, self._data_dir) for each in profiles)
        return frozenset(each for each in owners if each is not None)

    def done(self, result: int) -> None:
        """Close the dialog, cancel running calls, and clear the typed secrets."""
        self.check.clear()
        self.p12_loader.stop()
        self.stored.stop()
        for task in self._tasks:
            task.cancel()
        self.form.wipe()
        super().done(result)

    def _lay_out(self) -> None:
        self._scroll = ScrollColumn()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.form)
        self._pages.setObjectName("profilePages")
        self._pages.addWidget(self.sandbox_page)
        self._pages.addWidget(self._scroll)
        foot, row = dialog_foot()
        row.addWidget(self.check.button)
        row.addWidget(self.reason, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        right = vbox()
        right.addWidget(self.notice)
        right.addWidget(self._pages, 1)
        right.addWidget(self.check.strip)
        right.addWidget(foot)
        whole = hbox(self)
        whole.addWidget(self.left)
        whole.addLayout(right, 1)


def _short(draft: Draft, part: Part) -> str:
    missing = is_missing(draft, part)
    return tr("{field} is missing.", field=part.label) if missing else tr("{field} needs a look.", field=part.label)
