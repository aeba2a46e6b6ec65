"""P12 files: what is picked out of them, and what is said of each that cannot be used."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flexgui.flex.p12 import Certificate, P12Error, open_p12
from flexgui.flex.secret import Secret
from tests.made_p12 import END, PASS_PHRASE, SERIAL, START, make_p12

RIGHT = Secret(PASS_PHRASE)


def refusal(raw: bytes, pass_phrase: Secret = RIGHT, common_name: str = "acme") -> P12Error:
    with pytest.raises(P12Error) as caught:
        open_p12(raw, pass_phrase, common_name)
    return caught.value


@pytest.mark.parametrize("asked", ["acme", "ACME", " Acme "])
@pytest.mark.parametrize("friendly_name", [None, b"1", b"CyberSource_SJC_US", b"serialNumber=1,CN=other"])
def test_the_certificate_is_the_one_with_the_common_name(asked: str, friendly_name: bytes | None) -> None:
    opened = open_p12(make_p12("acme", friendly_name=friendly_name).raw, RIGHT, asked)
    assert opened.certificate == Certificate(f"serialNumber={SERIAL},CN=acme", "acme", SERIAL, START, END)


def test_the_key_is_the_merchants() -> None:
    made = make_p12()
    assert open_p12(made.raw, RIGHT, "acme").private_key.private_numbers() == made.key.private_numbers()  # type: ignore[union-attr]


@pytest.mark.parametrize("wrong", ["", "A PASS PHRASE, with ü", "\ud800"])
def test_a_wrong_pass_phrase_is_told(wrong: str) -> None:
    error = refusal(make_p12().raw, Secret(wrong))
    assert error.reason == "pass phrase"
    assert ("does not open" in str(error)) == bool(wrong)


def test_a_p12_without_a_pass_phrase_opens() -> None:
    assert open_p12(make_p12(pass_phrase="").raw, Secret(""), "acme").certificate.key_id == SERIAL


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: b"-----BEGIN CERTIFICATE-----\n",
        lambda raw: raw[:-1],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw + b"\n",
    ],
    ids=["empty", "PEM", "one byte short", "half", "one byte more"],
)
def test_a_damaged_file_is_told_from_a_wrong_pass_phrase(damage: Any) -> None:
    assert refusal(damage(make_p12().raw)).reason == "damaged"


def test_a_file_without_its_key_is_told() -> None:
    assert refusal(make_p12(with_key=False).raw).reason == "no key"


def test_a_key_that_is_not_rsa_is_told() -> None:
    error = refusal(make_p12(elliptic=True).raw)
    assert (error.reason, "not an RSA key" in str(error)) == ("no key", True)


def test_a_file_without_the_keys_certificate_is_told() -> None:
    assert refusal(make_p12(with_certificate=False).raw).reason == "no certificate"


def test_the_p12_of_another_merchant_is_told_with_both_names() -> None:
    error = refusal(make_p12("acme").raw, common_name="other")
    assert (error.reason, str(error)) == ("no certificate", "The P12 is of “acme”, not of “other”.")


def test_a_certificate_without_a_key_id_is_told() -> None:
    assert refusal(make_p12(serial=None).raw).reason == "no key id"


@pytest.mark.parametrize(
    ("now", "tone", "words"),
    [
        (START - timedelta(seconds=1), "bad", "only from 1 January 2026 on"),
        (START, "ok", "Valid until 1 January 2028, 730 days left."),
        (END - timedelta(days=30), "ok", "30 days left"),
        (END - timedelta(days=29, hours=23), "warn", "29 days left"),
        (END - timedelta(days=1), "warn", "1 day left"),
        (END - timedelta(seconds=1), "warn", "less than a day left"),
        (END, "bad", "ended on 1 January 2028"),
    ],
)
def test_the_days_of_a_certificate_are_judged(now: datetime, tone: str, words: str) -> None:
    found, sentence = open_p12(make_p12().raw, RIGHT, "acme").certificate.judge(now)
    assert found == tone
    assert words in sentence


def test_neither_key_nor_pass_phrase_shows() -> None:
    opened = open_p12(make_p12().raw, RIGHT, "acme")
    assert PASS_PHRASE not in repr(opened)
    assert "private" not in repr(opened)
    error = refusal(make_p12().raw, Secret("the wrong one"))
    assert "the wrong one" not in repr(error)
    assert error.__cause__ is None


def test_no_bytes_bring_it_down() -> None:
    raw = bytearray(make_p12().raw)
    for at in range(4, len(raw), 97):
        raw[at] ^= 0xFF
        assert refusal(bytes(raw)).reason in ("pass phrase", "damaged", "no key", "no certificate", "no key id")
        raw[at] ^= 0xFF


def test_days_left_are_whole_days() -> None:
    opened = Certificate("CN=a", "a", "1", START, END)
    assert opened.days_left(datetime(2027, 12, 31, 12, tzinfo=UTC)) == 0
    assert opened.days_left(END) == 0
    assert opened.days_left(END + timedelta(hours=1)) == -1
