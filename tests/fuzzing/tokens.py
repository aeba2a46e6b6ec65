"""Fuzzes the decoder, the claim tree, verification, keys and comparison.

See fuzz.py for how to run it.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
MAX_NODES = 2000


def one(data: bytes) -> None:
    """Process the text like the inspector. Only FlexGUI's own errors may be raised."""
    from flexgui.errors import FlexGuiError
    from flexgui.flex.comparison import compare_tokens, compare_with_context, to_text, value_text
    from flexgui.flex.token import decode
    from flexgui.flex.token_search import find_token
    from flexgui.flex.verification import Context, verify
    from flexgui.given_key import read_key

    text = data.decode("utf-8", "surrogateescape")
    with suppress(FlexGuiError):
        read_key(text, "fuzzer", "k")
    for candidate in (text, _as_token(text)):
        try:
            token = decode(find_token(candidate))
        except FlexGuiError:
            continue
        verification = verify(token, None, NOW, context=Context(token, None))
        assert verification.state.value in ("valid", "invalid", "not checked")
        assert verification["signature"].state.value != "valid", "nothing was given to check it with"
        verification.at(NOW)
        value_text(token.claims)
        to_text(compare_tokens(token, token))
        assert all(each.kind == "equal" for each in compare_tokens(token, token))
        compare_with_context(token, token)
        _walk(token)


def _walk(token: object) -> None:
    from flexgui.flex.catalog import load_catalog
    from flexgui.flex.claims import claim_tree, meaning

    catalog = load_catalog()
    waiting = list(claim_tree(token))
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        assert node.summary.isprintable() or not node.summary
        meaning(node, NOW, catalog)
        if node.has_children:
            waiting += node.children


def _as_token(text: str) -> str:
    """Return a token with the text as claims, so that the fuzzer need not produce base64."""
    header, _, claims = text.partition("\0")
    parts = (header if claims else '{"alg":"RS256","kid":"k"}', claims or header, "signature")
    return ".".join(
        base64.urlsafe_b64encode(each.encode("utf-8", "surrogateescape")).rstrip(b"=").decode() for each in parts
    )


def seeds() -> Iterator[tuple[str, str]]:
    """Yield the tokens and claims of tests/vectors, with names."""
    for file in (ROOT / "tests" / "vectors").glob("*.json"):
        for vector in json.loads(file.read_text(encoding="utf-8")):
            expected = vector.get("expected", {})
            name = f"{file.stem}-{vector['id']}"
            if "jwt" in vector.get("input", {}):
                yield name, vector["input"]["jwt"]
            if "claims" in expected:
                yield f"{name}-claims", json.dumps(expected["claims"])


if __name__ == "__main__":
    from tests.fuzzing.fuzz import fuzz

    fuzz(one, ("flexgui.flex.comparison", "flexgui.flex.verification", "flexgui.workbench"), seeds)
