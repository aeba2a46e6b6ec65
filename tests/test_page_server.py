from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from flexgui.page_server import PageServer


@pytest.fixture
def server() -> Iterator[PageServer]:
    page_server = PageServer()
    yield page_server
    page_server.stop()


def get(url: str, path: str | None = None, host: str | None = None) -> tuple[int, str, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection("127.0.0.1", parts.port or 0, timeout=10)
    connection.request("GET", path or parts.path, headers={"Host": host or parts.netloc})
    response = connection.getresponse()
    result = response.status, response.read().decode(), response.headers.get("Content-Security-Policy", "")
    connection.close()
    return result


def test_only_the_last_page_is_served_with_one_allowed_origin(server: PageServer) -> None:
    first = server.serve("<p>one 名", "http://127.0.0.1:1")
    status, page, policy = get(first)
    assert (status, page) == (200, "<p>one 名")
    assert policy.startswith("default-src 'none';")
    assert policy.endswith("connect-src http://127.0.0.1:1")
    second = server.serve("<p>two", "http://127.0.0.1:1")
    assert get(second)[:2] == (200, "<p>two")
    assert get(second, urlsplit(first).path)[0] == 404


@pytest.mark.parametrize(("path", "host"), [("/", None), (None, "evil.example"), (None, "localhost")])
def test_another_path_or_host_is_not_found(server: PageServer, path: str | None, host: str | None) -> None:
    assert get(server.serve("<p>secret", "http://127.0.0.1:1"), path, host)[0] == 404


def test_a_stopped_server_refuses_connections(server: PageServer) -> None:
    url = server.serve("<p>one", "http://127.0.0.1:1")
    server.stop()
    server.stop()
    with pytest.raises(OSError, match=r".*"):
        get(url)
