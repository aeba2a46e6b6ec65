from __future__ import annotations

from flexgui.ui.main_window import MainWindow
from flexgui.ui.toolbar import TOKENIZE
from tests.ui.helpers import settle


def test_connections_made_before_the_page_is_built_work(main_window: MainWindow) -> None:
    controller = main_window.tokenize_controller
    emitted: list[tuple[object, ...]] = []
    for name in ("busy_changed", "finished", "inspect_requested", "outcome_changed"):
        getattr(controller, name).connect(lambda *values, name=name: emitted.append((name, *values)))
    assert controller.existing is None
    main_window.show_mode(TOKENIZE)
    main_window.send()
    settle()
    token = controller.flow.page.token
    token.inspect.click()
    assert emitted[-1] == ("inspect_requested", token.outcome.token.text)
    names = [name for name, *_ in emitted]
    assert (names.count("finished"), emitted.count(("busy_changed", True)), emitted.count(("busy_changed", False))) == (
        2,
        2,
        2,
    )
    assert "outcome_changed" in names
