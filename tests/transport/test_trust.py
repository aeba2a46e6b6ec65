"""The trusted certificates, and unusable certificate files."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexgui.errors import NotSent
from flexgui.sandbox import Sandbox
from flexgui.transport import trust
from flexgui.transport.client import FlexClient
from flexgui.transport.route import Setting
from flexgui.transport.trust import tls_context, trust_in_force


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """The file with the sandbox's own certificate authority."""
    with Sandbox(tls=True) as sandbox:
        assert sandbox.ca_file is not None
        yield Path(sandbox.ca_file)


@pytest.mark.parametrize(
    ("environ", "ca_file", "setting"),
    [
        ({}, "", Setting("", "system")),
        ({}, "/a.pem", Setting("/a.pem", "setting")),
        ({"SSL_CERT_FILE": "/b.pem"}, "/a.pem", Setting("/b.pem", "variable", "SSL_CERT_FILE")),
        ({"SSL_CERT_DIR": "/certs"}, "", Setting("/certs", "variable", "SSL_CERT_DIR")),
        (
            {"SSL_CERT_FILE": "/b.pem", "REQUESTS_CA_BUNDLE": "/c.pem", "CURL_CA_BUNDLE": "/d.pem"},
            "",
            Setting("/c.pem", "variable", "REQUESTS_CA_BUNDLE"),
        ),
        ({"SSL_CERT_FILE": ""}, "", Setting("", "system")),
    ],
)
def test_variables_override_the_setting_and_the_system(
    environ: dict[str, str], ca_file: str, setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert trust_in_force(ca_file) == setting


def test_certificates_and_host_names_are_verified_by_default() -> None:
    context = tls_context(Setting("", "system"))
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


def test_a_root_in_the_bundle_of_the_distribution_is_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*trust.FILE_VARIABLES, trust.FOLDER_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with Sandbox(tls=True) as sandbox:
        client = FlexClient(sandbox.environment)
        assert client.public_key("x").failure is not None
        monkeypatch.setattr(trust, "_LINUX_BUNDLES", ("/no/such/file", str(sandbox.ca_file)))
        assert client.public_key("x").failure is None


def test_text_around_certificates_is_ignored(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "root.pem"
    file.write_bytes(b"\xef\xbb\xbfBag Attributes\r\n  friendlyName: Z\xc3\xbcrich\r\n" + root.read_bytes())
    assert len(tls_context(Setting(str(file), "setting")).get_ca_certs()) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "there is no such file"),
        (b"", "the file is empty"),
        (b" \n", "the file is empty"),
        (b"hello", "no certificate in PEM form"),
        ("der", "in DER form"),
        ("utf-16", "UTF-16"),
        ("damaged", "is damaged"),
        (b"-----BEGIN TRUSTED CERTIFICATE-----\n", "TRUSTED CERTIFICATE"),
        (b"-----BEGIN PRIVATE KEY-----\nMII=\n", "no certificate in PEM form"),
    ],
)
def test_an_unusable_file_is_reported(root: Path, tmp_path: Path, content: bytes | str | None, sentence: str) -> None:
    file = tmp_path / "ca.pem"
    pem = root.read_text("ascii")
    made = {
        "der": lambda: ssl.PEM_cert_to_DER_cert(pem),
        "utf-16": lambda: pem.encode("utf-16"),
        "damaged": lambda: pem.replace("\nM", "\nAAAA", 1).encode(),
    }
    if content is not None:
        file.write_bytes(made[content]() if isinstance(content, str) else content)
    for setting in (Setting(str(file), "setting"), Setting(str(file), "variable", "SSL_CERT_FILE")):
        with pytest.raises(NotSent, match=sentence) as caught:
            tls_context(setting)
        assert str(file) in str(caught.value)
        assert setting.name in str(caught.value)
        assert caught.value.kind == "ca file"


def test_an_empty_or_missing_folder_is_reported(tmp_path: Path) -> None:
    for folder, sentence in ((tmp_path, "the folder is empty"), (tmp_path / "none", "no such folder")):
        with pytest.raises(NotSent, match=sentence):
            tls_context(Setting(str(folder), "variable", "SSL_CERT_DIR"))
