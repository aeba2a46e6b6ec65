"""The container of a P12: private keys are found without its pass phrase. Other cases are in test_p12_reader."""

from __future__ import annotations

from flexgui.flex.p12_container import key_bags, parse_container
from tests.made_p12 import make_p12


def test_the_private_key_is_found_with_its_encryption() -> None:
    assert [encrypted for _, encrypted in key_bags(parse_container(make_p12().raw))] == [True]
    assert [encrypted for _, encrypted in key_bags(parse_container(make_p12(pass_phrase="").raw))] == [False]
