"""Checks of a P12 without its pass phrase: base64 text, other formats, and the cost of opening it."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from itertools import pairwise

from flexgui.errors import P12Error
from flexgui.flex.ber import (
    BIT_STRING,
    INTEGER,
    OBJECT_ID,
    OCTET_STRING,
    SEQUENCE,
    Element,
    declared_size,
    read_element,
)
from flexgui.translation import later, tr

MAX_ITERATIONS = 600_000
"""Maximum rounds of key derivation for one file: cryptography holds the interpreter lock for them, about 0.3 seconds.

The sum is about 6,000 for Windows and OpenSSL, 30,000 for Java and 200,000 for Java 9 to 15.
"""

_KEY_BAG = bytes.fromhex("2a864886f70d010c0a0101")  # 1.2.840.113549.1.12.10.1.1
_SHROUDED_KEY_BAG = bytes.fromhex("2a864886f70d010c0a0102")
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")  # 1.2.840.113549.1.7.2
_ARMOUR = re.compile(rb"-----(?:BEGIN|END) ([A-Z0-9 ]+)-----")
_DATA_ADDRESS = re.compile(rb"\Adata:[^,]*;base64,")

_JAVA = later(
    "This is a Java key store, not a P12. Convert it: keytool -importkeystore -srckeystore FILE "
    "-destkeystore new.p12 -deststoretype PKCS12"
)
_CERTIFICATE = later("This is a certificate without its private key, not a P12. Choose the .p12 file of this key.")
_PRIVATE_KEY = later(
    "This is a private key without its certificate, not a P12. Make one: openssl pkcs12 -export -inkey KEY "
    "-in CERTIFICATE -out new.p12"
)
_PUBLIC_KEY = later("This is a public key, not a P12. Choose the .p12 file, which holds the private key.")
_CHAIN = later("These are certificates (PKCS #7) without a private key, not a P12. Choose the .p12 file of this key.")
_PEM_PAIR = later(
    "This is a PEM file with a private key and a certificate, not a P12. Make one: openssl pkcs12 -export -in FILE "
    "-out new.p12"
)
_STARTS = (
    (b"\xfe\xed\xfe\xed", _JAVA),
    (b"\xce\xce\xce\xce", _JAVA),
    (b"PK\x03\x04", later("This is a ZIP archive, not a P12. Unpack it and choose the .p12 file inside.")),
    (b"{", later("This is JSON, not a P12. Choose the .p12 file from the Business Center.")),
    (b"<", later("This is a web page or XML, not a P12. Download the .p12 file from the Business Center again.")),
)


def parse_container(raw: bytes) -> Element:
    """Return the outermost element of a P12, also from base64 text and with bytes after its end.

    Raises P12Error with what the file is instead, or what is wrong with it.
    """
    if not raw:
        raise P12Error(tr("The P12 file is empty."), "not a P12")
    if raw[0] != SEQUENCE:
        raw = _from_text(raw)
    try:
        container, _ = read_element(raw)
    except ValueError:
        size = declared_size(raw) if raw[:1] == bytes([SEQUENCE]) else None
        if size is not None and size > len(raw):
            message = tr(
                "The P12 file is cut off: it has {n} of {size} bytes. Download it again.", n=len(raw), size=size
            )
        else:
            message = tr("This is not a P12 file, or it is damaged.")
        raise P12Error(message, "not a P12") from None
    if other := _other_format(container):
        raise P12Error(tr(other), "not a P12")
    return container


def check_iterations(container: Element) -> None:
    """Raise P12Error if opening the file would take far longer than for the files of any usual tool."""
    total = sum(_iterations(container))
    if total > MAX_ITERATIONS:
        message = tr(
            "The P12 asks for {n} rounds of key derivation, more than the {most} that are accepted. Export it again "
            "with the usual settings.",
            n=f"{total:,}",
            most=f"{MAX_ITERATIONS:,}",
        )
        raise P12Error(message, "too slow")


def key_bags(container: Element) -> Iterator[tuple[bytes, bool]]:
    """Yield every private key as PKCS #8 in DER, and whether it is encrypted."""
    for element in container.walk():
        if len(element.children) >= 2 and element.children[0].tag == OBJECT_ID:
            kind, value = element.children[:2]
            if kind.content in (_KEY_BAG, _SHROUDED_KEY_BAG) and value.children:
                yield value.children[0].to_der(), kind.content == _SHROUDED_KEY_BAG


def _iterations(container: Element) -> Iterator[int]:
    """Yield the counts of PBES1, PBKDF2, scrypt and the MAC: each follows an octet string, the salt."""
    for element in container.walk():
        for salt, count in pairwise(element.children):
            if salt.tag == OCTET_STRING and count.tag == INTEGER:
                yield int.from_bytes(count.content, "big")


def _from_text(raw: bytes) -> bytes:
    """Return the bytes of base64 text in UTF-8 or UTF-16, bare or in PEM. Raises P12Error for other files."""
    text = raw.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    for start, sentence in _STARTS:
        if raw.startswith(start) or text.lstrip().startswith(start):
            raise P12Error(tr(sentence), "not a P12")
    if labels := _ARMOUR.findall(text):
        if sentence := _pem_sentence(b" ".join(labels)):
            raise P12Error(tr(sentence), "not a P12")
        text = _ARMOUR.sub(b"", text)
    text = b"".join(_DATA_ADDRESS.sub(b"", text.strip()).split()).strip(b"\"'")
    try:
        return binascii.a2b_base64(
            text.translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=") + b"==", strict_mode=False
        )
    except binascii.Error:
        raise P12Error(tr("This is not a P12 file, or it is damaged."), "not a P12") from None


def _pem_sentence(labels: bytes) -> str:
    has_key, has_certificate = b"PRIVATE KEY" in labels, b"CERTIFICATE" in labels
    if has_key:
        return _PEM_PAIR if has_certificate else _PRIVATE_KEY
    if has_certificate:
        return _CERTIFICATE
    if b"PKCS7" in labels:
        return _CHAIN
    return _PUBLIC_KEY if b"PUBLIC KEY" in labels else ""


def _other_format(container: Element) -> str:
    """Return what the element is if it is a known format other than a P12 (RFC 7292: INTEGER 3, SEQUENCE …)."""
    tags = [each.tag for each in container.children]
    first = container.children[0] if container.children else container
    if tags[:2] == [INTEGER, SEQUENCE] and first.content == b"\x03":
        return ""
    if tags == [SEQUENCE, SEQUENCE, BIT_STRING]:
        return _CERTIFICATE
    if tags == [SEQUENCE, BIT_STRING]:
        return _PUBLIC_KEY
    if tags[:1] == [OBJECT_ID] and first.content == _SIGNED_DATA:
        return _CHAIN
    if tags == [SEQUENCE, OCTET_STRING] or tags[:3] == [INTEGER, SEQUENCE, OCTET_STRING]:
        return _PRIVATE_KEY  # PKCS #8, encrypted or not
    if tags[:2] in ([INTEGER, INTEGER], [INTEGER, OCTET_STRING]):
        return _PRIVATE_KEY  # PKCS #1 or SEC 1
    return later("This is not a P12 file, or it is damaged.")
