"""The payment with a transient token: its kind, its body, Send payment, and the response."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from flexgui.flex.encryption_steps import shorten
from flexgui.flex.environment import PAYMENTS_PATH
from flexgui.flex.payment import PaymentError, Variant, payment_body
from flexgui.flex.text import to_json
from flexgui.flex.token import Token, parse_json
from flexgui.translation import number, tr, trn
from flexgui.transport.exchange import Exchange
from flexgui.ui.token_views.headers_view import HeadersView
from flexgui.ui.widgets.buttons import CopyButton
from flexgui.ui.widgets.code_view import MAX_COLOURED_TEXT, CodeView, Syntax
from flexgui.ui.widgets.combo import ComboBox
from flexgui.ui.widgets.labels import ElidedLabel, label
from flexgui.ui.widgets.layouts import add_page, hbox, vbox
from flexgui.ui.widgets.pane import row_frame
from flexgui.ui.widgets.raw_view import RawView
from flexgui.ui.widgets.tabs import TabRow

TOKEN_MEMBERS = ("transientTokenJwt", "jti")
BODY, RESPONSE, HEADERS = range(3)


class PaymentView(QWidget):
    """Signals: ``send_requested(str)`` the body to send; ``changed()`` after another body was chosen."""

    send_requested = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token: Token | None = None
        self._body: dict[str, object] = {}
        self.variant = ComboBox()
        self.variant.setAccessibleName(tr("Kind of payment"))
        for each in Variant:
            self.variant.addItem(each.label, each)
        self.member = ComboBox()
        self.member.setAccessibleName(tr("How the token is given"))
        self.member.addItems(TOKEN_MEMBERS)
        self.url = ElidedLabel(role="monodim")
        self.code = CodeView("json")
        self.code.setAccessibleName(tr("Payment body"))
        self.tabs = TabRow((tr("Request"), tr("Response"), tr("Headers")))
        self.tabs.hide()
        self._views = QStackedWidget()
        self.send = QPushButton(tr("Send payment"))
        self.send.setProperty("role", "suggested")
        self.copy = QPushButton(tr("Copy body"))
        self._lay_out()
        self.variant.activated.connect(self._write)
        self.member.activated.connect(self._write)
        self.send.clicked.connect(lambda: self.send_requested.emit(self.text))
        self.tabs.currentChanged.connect(self._views.setCurrentIndex)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))

    @cached_property
    def response(self) -> RawView:
        """The body of the first response and later ones; its page comes before the one of the headers."""
        made = add_page(self._views, RawView(self._views))
        made.text.setAccessibleName(tr("Response body"))
        self.setTabOrder(self.code, made.text)
        return made

    @cached_property
    def headers(self) -> HeadersView:
        made = add_page(self._views, HeadersView(self._views))
        self.setTabOrder(self.response.text, made)
        return made

    def show_token(self, token: Token, origin: str) -> None:
        """Show the payment with this token; `origin` is the server that it is sent to."""
        self._token = token
        self.tabs.hide()
        self.tabs.set_current(BODY)
        self.url.setText(origin + PAYMENTS_PATH)
        self._write()

    def show_response(self, exchange: Exchange) -> None:
        """Show the response to a payment request in tabs beside the body."""
        response = exchange.response
        if response is not None:
            self.response.show_text(*_formatted(response.text))
            self.headers.show_response(response)
        else:
            self.response.show_text(tr("No response was received."))
            self.headers.set_text("")
        self.tabs.show()
        self.tabs.set_current(RESPONSE)

    @property
    def text(self) -> str:
        return to_json(self._body) if self._body else ""

    @property
    def summary(self) -> str:
        """The parts that the body omits because the token holds them, else the effect of the payment."""
        order = self._body.get("orderInformation")
        members = order if isinstance(order, dict) else {}
        missing = [name for name in ("billTo", "amountDetails") if self._body and name not in members]
        if missing:
            names = ", ".join(missing)
            return trn(
                "{names} is left out: the token holds it",
                "{names} are left out: the token holds them",
                len(missing),
                names=names,
            )
        return Variant(self.variant.currentData()).explanation

    @property
    def size_text(self) -> str:
        count = len(self.text.encode())
        return trn("{count} byte", "{count} bytes", count, count=number(count))

    def _write(self) -> None:
        if self._token is None:
            return
        variant, by_jti = Variant(self.variant.currentData()), self.member.currentIndex() == 1
        self.variant.setToolTip(variant.explanation)
        try:
            self._body = payment_body(self._token, variant, by_jti=by_jti)
        except PaymentError:  # a token without an ID
            self.member.setCurrentIndex(0)
            self._body = payment_body(self._token, variant)
        self.code.set_text(to_json(_readable(self._body)))
        self.changed.emit()

    def _lay_out(self) -> None:
        choice, row = row_frame()
        row.addWidget(self.variant, 1)
        row.addWidget(self.member, 1)
        for box in (self.variant, self.member):
            box.setMinimumWidth(100)
        address, line = row_frame(32)
        line.addWidget(label("POST", "mono"))
        line.addWidget(self.url, 1)
        line.addWidget(CopyButton(tr("Copy the address"), self.url.text))
        bar = QFrame()
        bar.setObjectName("actionBar")
        bar.setFixedHeight(46)
        actions = hbox(bar, (14, 0, 14, 0), 8)
        actions.addWidget(self.send)
        actions.addWidget(self.copy)
        actions.addStretch(1)
        column = vbox(self)
        self._views.addWidget(self.code)
        for widget in (choice, address, self.tabs):
            column.addWidget(widget)
        column.addWidget(self._views, 1)
        column.addWidget(bar)


def _readable(body: dict[str, object]) -> dict[str, object]:
    """Return the body with its token shortened to fit into a line."""
    tokens = body.get("tokenInformation")
    members = tokens if isinstance(tokens, dict) else {}
    return body | {"tokenInformation": {name: shorten(str(value), 24) for name, value in members.items()}}


def _formatted(text: str) -> tuple[str, Syntax]:
    """Return a response body as indented JSON if it is JSON, else as it is."""
    try:
        value = parse_json(text) if len(text) <= MAX_COLOURED_TEXT else None
    except ValueError:
        value = None
    return (to_json(value), "json") if isinstance(value, dict) else (text, "text")
