"""The parts of the response panel that are built with the first response; only the panel imports them, late."""

from flexgui.ui.response.refused_page import RefusedPage as RefusedPage
from flexgui.ui.response.token_page import TokenPage as TokenPage
from flexgui.ui.widgets.banner import Banner as Banner
