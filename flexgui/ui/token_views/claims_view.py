"""The tree of claims: expands, searches and copies, and keeps its state from one token to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from time import thread_time

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from flexgui.flex.catalog import Catalog
from flexgui.flex.claims import ClaimNode, claim_tree, page
from flexgui.flex.text import shown, to_json
from flexgui.flex.token import Token
from flexgui.translation import later, tr
from flexgui.ui.delegate import RowDelegate
from flexgui.ui.token_views.claims_model import CLAIM, MEANING, VALUE, ClaimsModel, ancestors, rows_of, walk
from flexgui.ui.token_views.search_bar import SearchBar
from flexgui.ui.widgets.branch_view import BranchView
from flexgui.ui.widgets.build_queue import BuildQueue
from flexgui.ui.widgets.keys import bind_key, menu_text
from flexgui.ui.widgets.layouts import vbox
from flexgui.ui.widgets.lazy import LazyPart
from flexgui.ui.widgets.raw_view import RawView

CLAIM_WIDTH, NARROW_CLAIM_WIDTH, VALUE_WIDTH = 168, 144, 190
MAX_OPENED = 500
"""Claims that "Expand all" and "Only unknown claims" consider, so that the window stays responsive."""
MAX_UNFOLDED = 2_000
"""Rows that "Expand all" adds, for the same reason."""
MAX_PASSED = 20_000
"""Claims visited in search of one to show, for the same reason."""
SLICE_S = 0.01
"""Processor time in seconds that a search uses before it lets the event loop continue."""
WIDE_CLAIM_WIDTH, WIDE_VALUE_WIDTH = 240, 300
NARROW, WIDE = 1200, 860
"""Width of the window below which the meanings are hidden, and of the tree from which it has wide columns."""
FOLDED = frozenset({"jwk", "optionalFields"})
"""Claims that are folded by default."""
ALL_KNOWN = later("all claims are known")


class ClaimsTree(BranchView):
    """The tree itself. Signals: ``current_changed(str)`` path and meaning of the current claim, "" without one."""

    current_changed = Signal(str)

    def __init__(
        self,
        catalog: Catalog | None,
        now: Callable[[], datetime],
        token_actions: Callable[[], Sequence[QAction]],
        parent: QWidget,
    ) -> None:
        """`token_actions` returns actions for the whole token, for the end of the context menu."""
        super().__init__(parent)
        self.claims = ClaimsModel(catalog, now, self)
        self.setModel(self.claims)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(tr("Claims"))
        self.token_actions = token_actions
        self._is_wide = False
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.header()
        header.setMinimumSectionSize(60)
        header.resizeSection(CLAIM, CLAIM_WIDTH)
        header.resizeSection(VALUE, VALUE_WIDTH)
        self._folded: set[str] = set()
        self._opened: set[str] = set()
        self._ranges: list[ClaimNode] = []
        self._path = ""
        """The path of the last current claim."""
        self.customContextMenuRequested.connect(self._menu)
        self.doubleClicked.connect(self._open_value)
        self.collapsed.connect(lambda index: self._remember(index, False))
        self.expanded.connect(lambda index: self._remember(index, True))
        self.selectionModel().currentChanged.connect(self._take_current)
        for _, keys, text in self._copies():
            bind_key(self, keys, partial(self._copy, text))

    def show_token(self, token: Token) -> None:
        """Show a token's claims; collapsed claims stay collapsed, and the current claim stays current if it exists."""
        path = self._path
        self._ranges = []
        self.claims.set_roots(claim_tree(token))
        self._restore()
        if path:
            self.go_to_path(path)

    def clear(self) -> None:
        self._ranges = []
        self.claims.set_roots(())

    def current_node(self) -> ClaimNode | None:
        node: ClaimNode | None = self.claims.node(self.currentIndex())
        return node

    def go_to_path(self, path: str) -> None:
        """Make the claim at `path` the current one, if it is there."""
        for node in walk(self.claims.roots, MAX_PASSED, keep=False, towards=path):
            if node.path == path:
                self.setCurrentIndex(self.claims.index_of(self.claims.node_at(rows_of(node))))
                return

    def listed(self) -> list[tuple[str, str]]:
        """Return path and value of the first `MAX_OPENED` claims."""
        return [(node.path, node.summary) for node in walk(self.claims.roots, MAX_OPENED) if not node.is_range]

    def go_to_node(self, node: ClaimNode) -> None:
        """Expand everything above a claim and make it the current one.

        A range that was expanded for the claim before is collapsed, so that the view has few rows.
        """
        above = list(ancestors(node))
        for each in self._ranges:
            if each not in above:
                self.setExpanded(self.claims.index_of(each), False)
        folded = [each for each in above if not self.isExpanded(self.claims.index_of(each))]
        self._ranges = [each for each in above if each.is_range and (each in folded or each in self._ranges)]
        for each in folded:
            self.setExpanded(self.claims.index_of(each), True)
        self.setCurrentIndex(self.claims.index_of(node))

    def expand_all(self) -> None:
        """Expand all, up to `MAX_OPENED` claims and `MAX_UNFOLDED` rows."""
        folded: list[QModelIndex] = []
        rows = 0
        for node in walk(self.claims.roots, MAX_OPENED):
            if node.has_children:
                rows += len(node.children)
                if rows > MAX_UNFOLDED:
                    break
                if not self.isExpanded(index := self.claims.index_of(node)):
                    folded.append(index)
        if folded:
            self.scheduleDelayedItemsLayout()  # one layout at the end, not one for each claim
        for index in folded:
            self.setExpanded(index, True)

    def collapse_all(self) -> None:
        self.collapseAll()
        # Qt emits no signal for these.
        self._opened.clear()
        self._folded = {node.path for node in walk(self.claims.roots, MAX_OPENED) if node.has_children}

    @property
    def current_text(self) -> str:
        """Path and meaning of the current claim, "" without one."""
        node = self.current_node()
        if node is None:
            return ""
        meaning = self.claims.meaning(node)
        return f"{shown(node.path)}  ·  {meaning}" if meaning else shown(node.path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header = self.header()
        narrow = self.window().width() < NARROW
        if narrow != self.isColumnHidden(MEANING):
            self.setColumnHidden(MEANING, narrow)
            header.resizeSection(CLAIM, NARROW_CLAIM_WIDTH if narrow else CLAIM_WIDTH)
        wide = self.width() >= WIDE
        if wide != self._is_wide:
            self._is_wide = wide
            header.resizeSection(CLAIM, WIDE_CLAIM_WIDTH if wide else CLAIM_WIDTH)
            header.resizeSection(VALUE, WIDE_VALUE_WIDTH if wide else VALUE_WIDTH)

    def copy_value(self) -> None:
        self._copy(_whole_value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open_value(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _copies() -> tuple[tuple[str, str, Callable[[ClaimNode], str]], ...]:
        """Return what can be copied of a claim: (name, keys, text)."""
        return (
            (tr("Copy value"), "Ctrl+C", _whole_value),
            (tr("Copy name"), "Ctrl+Shift+N", lambda node: node.name),
            (tr("Copy path"), "Ctrl+Shift+P", lambda node: node.path),
            (tr("Copy as JSON"), "Ctrl+Shift+J", lambda node: to_json(node.value)),
        )

    def _copy(self, text: Callable[[ClaimNode], str]) -> None:
        node = self.current_node()
        if node is not None:
            # A lone surrogate cannot be put on the clipboard.
            QGuiApplication.clipboard().setText(text(node).encode("utf-8", "replace").decode("utf-8"))

    def _menu(self, at: QPoint) -> None:
        node = self.current_node()
        if node is None:
            return
        menu = QMenu(self)
        for name, keys, text in self._copies():
            menu.addAction(menu_text(name, keys), partial(self._copy, text))
        menu.addSeparator()
        address = QUrl(page(node))
        documentation = menu.addAction(tr("Open documentation"), lambda: QDesktopServices.openUrl(address))
        documentation.setEnabled(not address.isEmpty())
        menu.addAction(tr("Show the whole value…"), lambda: self._open_value(self.currentIndex()))
        menu.addAction(tr("Expand all"), self.expand_all)
        menu.addAction(tr("Collapse all"), self.collapse_all)
        menu.addSeparator()
        menu.addActions(self.token_actions())
        menu.exec(self.viewport().mapToGlobal(at))

    def _open_value(self, index: QModelIndex) -> None:
        node: ClaimNode | None = self.claims.node(index)
        if node is None:
            return
        if node.has_children:
            row = index.siblingAtColumn(0)
            self.setExpanded(row, not self.isExpanded(row))
            return
        dialog = QDialog(self)
        dialog.setWindowTitle(shown(node.path))
        view = RawView()
        view.text.setAccessibleName(tr("Whole value"))
        view.show_text(node.value if isinstance(node.value, str) else node.summary)
        QVBoxLayout(dialog).addWidget(view)
        dialog.resize(560, 280)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _take_current(self) -> None:
        node = self.current_node()
        self._path = node.path if node is not None else ""
        self.current_changed.emit(self.current_text)

    def _remember(self, index: QModelIndex, opened: bool) -> None:
        node = self.claims.node(index)
        if node is not None:
            (self._opened if opened else self._folded).add(node.path)
            (self._folded if opened else self._opened).discard(node.path)

    def _restore(self) -> None:
        """Expand what the user had expanded; by default everything but keys, long lists and optional fields.

        The permissions of the integration (`ctx`) are always expanded by default.
        """
        folded, opened = set(self._folded), set(self._opened)
        for node in walk(self.claims.roots, 200):
            if node.has_children and node.path not in folded:
                is_long = len(node.children) > 12 or node.children[0].is_range
                first = not is_long and node.name not in FOLDED
                if node.path in opened or first:
                    self.setExpanded(self.claims.index_of(node), True)
        self._folded, self._opened = folded, opened


class ClaimsView(QWidget):
    """The tree, built for the first token in a turn of the event loop of its own, and a search row above it.

    Signals: ``needed()`` before the claims are searched or one is revealed, to show their tab; ``current_changed(str)``
    path and meaning of the current claim, "" without one.
    """

    needed = Signal()
    current_changed = Signal(str)

    def __init__(
        self,
        catalog: Catalog | None,
        now: Callable[[], datetime],
        build_queue: BuildQueue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._catalog, self._now, self._build_queue = catalog, now, build_queue
        self._token: Token | None = None
        self.token_actions: Sequence[QAction] = ()
        """Actions for the whole token, in the context menu."""
        self._found: list[tuple[int, ...]] = []
        self._at = -1
        self._column = vbox(self)
        self._matches: Iterator[tuple[int, ...] | None] = iter(())
        self._search_timer = QTimer(self, interval=0)
        self._search_timer.timeout.connect(self._search_on)
        bind_key(self, "F3", lambda: self.step(1), inside=True)
        bind_key(self, "Shift+F3", lambda: self.step(-1), inside=True)

    @LazyPart
    def tree(self) -> ClaimsTree:
        tree = ClaimsTree(self._catalog, self._now, lambda: self.token_actions, self)
        tree.current_changed.connect(self.current_changed)
        self._column.addWidget(tree, 1)
        self._column.activate()  # its columns depend on its width
        if self._token is not None:
            tree.show_token(self._token)
        tree.show()
        return tree

    @LazyPart
    def bar(self) -> SearchBar:
        bar = SearchBar(self)
        bar.hide()
        self._column.insertWidget(0, bar)
        bar.search.textChanged.connect(self._search)
        bar.only_unknown.toggled.connect(self._filter)
        bar.step_requested.connect(self.step)
        bar.close_requested.connect(self.close_search)
        return bar

    def show_token(self, token: Token) -> None:
        self._token = token
        if ClaimsView.tree.existing(self) is None:
            self._build_queue.add(lambda: self.tree if self._token is not None else None)
            return
        self.tree.show_token(token)
        if ClaimsView.bar.existing(self) is not None:
            self._search(self.bar.search.text())
            if self.bar.only_unknown.isChecked():
                self._filter(True)

    @property
    def has_token(self) -> bool:
        return self._token is not None

    def clear(self) -> None:
        self._token = None
        if tree := ClaimsView.tree.existing(self):
            tree.clear()
        if ClaimsView.bar.existing(self) is not None:
            self._search("")

    def tick(self) -> None:
        """Update the meanings of the times, which count down."""
        if tree := ClaimsView.tree.existing(self):
            tree.claims.tick()

    @property
    def hidden_meaning(self) -> str:
        """Path and meaning of the current claim if a narrow window hides the meanings, else ""."""
        tree = ClaimsView.tree.existing(self)
        return tree.current_text if tree is not None and tree.isColumnHidden(MEANING) else ""

    def reveal(self, path: str) -> None:
        """Show all claims, and make the one at `path` the current one."""
        self.needed.emit()
        self._show_all()
        self.tree.go_to_path(path)
        self.tree.setFocus()

    def open_search(self) -> None:
        """Show the search row and put the cursor in it; without a token, do nothing."""
        if not self.has_token:
            return
        self.needed.emit()
        self.bar.show()
        self.bar.search.setFocus()
        self.bar.search.selectAll()

    def close_search(self) -> None:
        """Hide the search row and show all claims; the current claim stays."""
        self._show_all()
        self.bar.hide()
        self.tree.setFocus()

    def step(self, by: int) -> None:
        """Go to the next match, or the previous one."""
        if not self._found:
            return
        self._at = (self._at + by) % len(self._found)
        self.tree.go_to_node(self.tree.claims.node_at(self._found[self._at]))
        self._show_count()

    def _show_all(self) -> None:
        if bar := ClaimsView.bar.existing(self):
            bar.only_unknown.setChecked(False)

    def _filter(self, only: bool) -> None:
        """Hide the claims whose meaning is known, unless something below them is unknown; or show all."""
        claims, tree = self.tree.claims, self.tree
        nodes = list(walk(claims.roots, MAX_OPENED))
        kept: set[int] = set()
        for node in nodes:
            if not node.is_range and not claims.meaning(node):
                kept.update(map(id, (node, *ancestors(node))))
        for node in nodes:
            parent = claims.index_of(node.parent) if node.parent is not None else QModelIndex()
            hidden = only and id(node) not in kept
            if hidden != tree.isRowHidden(node.row, parent):
                tree.setRowHidden(node.row, parent, hidden)
            if only and node.has_children and id(node) in kept:
                tree.setExpanded(claims.index_of(node), True)
        if only and not kept:
            self.bar.count.setText(tr(ALL_KNOWN))
        elif self.bar.count.text() == tr(ALL_KNOWN):
            self.bar.count.setText("")

    def _search(self, text: str) -> None:
        """Search all claims, in slices between which the event loop runs."""
        words = text.strip().lower()
        self._found, self._at = [], -1
        if words:
            self._matches = self._look_for(words)
            self._search_timer.start()
            self._search_on()  # a small token is searched at once
        else:
            self._search_timer.stop()
            self.bar.count.setText("")

    def _search_on(self) -> None:
        """Search for one slice; go to the first match as soon as it is found."""
        end = thread_time() + SLICE_S
        for rows in self._matches:
            if rows is not None:
                self._found.append(rows)
            if thread_time() > end:
                break
        else:
            self._search_timer.stop()
        if self._at < 0 and not self.bar.isHidden():
            self.step(1)
        self._show_count()

    def _show_count(self) -> None:
        n = len(self._found)
        self.bar.count.setText(tr("{n} found", n=n) if self._at < 0 else tr("{place} of {n}", place=self._at + 1, n=n))

    def _look_for(self, words: str) -> Iterator[tuple[int, ...] | None]:
        """Yield the path of rows to each matching claim, and None for each other one."""
        claims = self.tree.claims
        for node in walk(claims.roots, keep=False):
            texts = () if node.is_range else (node.path, node.summary, claims.meaning(node))
            found = any(words in text.lower() for text in texts)
            yield rows_of(node) if found else None


def _whole_value(node: ClaimNode) -> str:
    """Return a string as it is, everything else as JSON."""
    return node.value if isinstance(node.value, str) else to_json(node.value)
