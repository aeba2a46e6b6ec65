"""The structure of BER-encoded files, such as certificates and key stores (X.690, 8.1).

Reads tags, lengths and nesting, and knows nothing of types. DER is the subset with one encoding for each value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

INTEGER, BIT_STRING, OCTET_STRING, OBJECT_ID, SEQUENCE = 0x02, 0x03, 0x04, 0x06, 0x30

_CONSTRUCTED = 0x20
_INDEFINITE = 0x80
_MAX_DEPTH = 40


@dataclass(frozen=True)
class Element:
    """A tag with its content, or with its `children` if it is constructed.

    An octet string in pieces (BER only) has the tag and content of the whole one.
    """

    tag: int
    content: bytes
    children: tuple[Element, ...] = ()

    def to_der(self) -> bytes:
        """Return the element with definite lengths."""
        content = b"".join(each.to_der() for each in self.children) if self.children else self.content
        size = len(content)
        if size < _INDEFINITE:
            return bytes([self.tag, size]) + content
        octets = size.to_bytes((size.bit_length() + 7) // 8, "big")
        return bytes([self.tag, _INDEFINITE | len(octets)]) + octets + content

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, also those encoded inside octet strings."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children
            if element.tag == OCTET_STRING and element.content[:1] == bytes([SEQUENCE]):
                try:
                    inner, size = read_element(element.content)
                except ValueError:
                    continue
                if size == len(element.content):
                    waiting.append(inner)


def read_element(raw: bytes) -> tuple[Element, int]:
    """Return the element at the start of `raw` and its size in bytes; more bytes may follow.

    Raises ValueError if `raw` is not BER or ends too early.
    """
    return _read(raw, 0, len(raw), 0)


def declared_size(raw: bytes) -> int | None:
    """Return the size in bytes that the first element declares, or None if it declares none."""
    try:
        start, length = _read_length(raw, 1)
    except (ValueError, IndexError):
        return None
    return None if length is None else start + length


def _read(raw: bytes, start: int, end: int, depth: int) -> tuple[Element, int]:
    """Return the element at `start` and the position after it."""
    if depth > _MAX_DEPTH or end - start < 2 or raw[start] & 0x1F == 0x1F:
        raise ValueError("not BER")
    tag = raw[start]
    at, length = _read_length(raw, start + 1)
    if length is not None and at + length > end:
        raise ValueError("cut off")
    if not tag & _CONSTRUCTED:
        if length is None:
            raise ValueError("a primitive of indefinite length")
        return Element(tag, raw[at : at + length]), at + length
    children: list[Element] = []
    limit = end if length is None else at + length
    while at < limit:
        if length is None and raw[at : at + 2] == b"\0\0":
            return _constructed(tag, children), at + 2
        child, at = _read(raw, at, limit, depth + 1)
        children.append(child)
    if length is None:
        raise ValueError("the end is missing")
    return _constructed(tag, children), at


def _constructed(tag: int, children: list[Element]) -> Element:
    if tag == OCTET_STRING | _CONSTRUCTED:
        return Element(OCTET_STRING, b"".join(each.content for each in children))
    return Element(tag, b"", tuple(children))


def _read_length(raw: bytes, at: int) -> tuple[int, int | None]:
    """Return the position after the length and the length, which is None if it is indefinite."""
    if at >= len(raw):
        raise ValueError("cut off")
    first = raw[at]
    if first == _INDEFINITE:
        return at + 1, None
    if first < _INDEFINITE:
        return at + 1, first
    octets = first & 0x7F
    if octets > 4 or at + 1 + octets > len(raw):
        raise ValueError("not BER")
    return at + 1 + octets, int.from_bytes(raw[at + 1 : at + 1 + octets], "big")
