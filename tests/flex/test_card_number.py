"""Card numbers are found in any notation; other digits are not."""

from __future__ import annotations

import base64
import json
import uuid
from urllib.parse import quote

import pytest

from flexgui.flex.card_number import holds_card_number

VISA = "4111111111111111"
SEPARATORS = [
    *(" ", "  ", " " * 10, "-", ".", ",", "/", "_", "\t", "\n", "\r\n", " - ", "·", "•", "|", "+", "\xa0", "\u2003"),
    *("\u2009", "\u202f", "\u3000", "\u200b", "\u2060", "\ufeff", "\xad", "\u2010", "\u2013", "\u2014", "\u2212"),
    *(":", " : ", "\uff1a"),
]
BETWEEN_GROUPS = ["x", "ab", " x ", "<b>", " or ", "</b>", "\u3164"]
SCHEMES = {
    "Visa": VISA, "Visa 13": "4222222222222", "Mastercard": "5555555555554444", "Mastercard 2": "2223003122003222",
    "Amex": "378282246310005", "Discover": "6011111111111117", "JCB": "3530111333300000", "Diners": "30569309025904",
    "UnionPay": "6200000000000005", "UnionPay 19": "6205500000000000004", "UnionPay 81": "8171999927660000",
    "RuPay": "6521111111111110", "RuPay 508": "5081111111111114", "RuPay 82": "8211111111111111",
    "Maestro": "6759649826438453", "Troy": "9792030394440796", "Mir": "2200770239097761", "UATP": "135412345678911",
}  # fmt: skip


@pytest.mark.parametrize("number", SCHEMES.values(), ids=SCHEMES)
def test_every_scheme_is_found(number: str) -> None:
    assert holds_card_number(number)
    assert not holds_card_number(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("separator", SEPARATORS, ids=ascii)
def test_separators_are_skipped(separator: str) -> None:
    assert holds_card_number(separator.join((VISA[:4], VISA[4:8], VISA[8:12], VISA[12:])))
    assert holds_card_number(separator.join(VISA))


@pytest.mark.parametrize("between", BETWEEN_GROUPS, ids=ascii)
@pytest.mark.parametrize("groups", ["4111 1111 1111 1111", "3782 822463 10005", "411111 1111111111"])
def test_a_few_characters_between_groups_are_skipped(groups: str, between: str) -> None:
    assert holds_card_number(f"a{groups.replace(' ', between)}b")


@pytest.mark.parametrize(
    "text",
    [
        f"0{VISA}", f"0000{VISA}", "0004111:1111:1111:1111", "".join(chr(0xFF10 + int(each)) for each in f"0{VISA}"),
        f"PAN{VISA}", f"a{VISA}", f"{VISA}z", f"card_{VISA}_end", f"£{VISA}€", f'{{"n":{VISA}}}', f'["{VISA}"]',
        f"{VISA} 12/31 123", f"1) {VISA}", f"{VISA} 5555555555554444",
        "".join(chr(0xFF10 + int(each)) for each in VISA),
        json.dumps("".join(chr(0x1D7CE + int(each)) for each in VISA)),  # pairs of escaped surrogates
        "".join(chr(0x0660 + int(each)) for each in VISA), json.dumps("4111\xa01111\u20031111\u200b1111"),
        json.dumps(json.dumps("4111\xa01111\u20031111\u200b1111")), quote("4111 1111\xa01111 1111"),
        "4111&nbsp;1111&#8239;1111&#x2003;1111", base64.b64encode(f'{{"pan":"{VISA}"}}'.encode()).decode(),
        base64.urlsafe_b64encode(base64.b64encode(f"kid {VISA} of a token".encode())).decode(),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_card_number_is_found_in_every_notation(text: str) -> None:
    assert holds_card_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "4111111111111112", "0000000000000000", "1111111111111111", "XXXXXXXXXXXX1111", "4111 11XX XXXX 1111",
        "5746642430690177107046", "1643024777", "1772450100123", "2026-03-26T23:59:59.123456+00:00", "127.0.0.1:41111",
        "2026-03-26 23:59:59", "26.03. 23:59:59.123456+00:00", "2026-03-26T23:59:59+04:11", "52.168.100.100:41117",
        "10.41.111.111:11111 41.111.111.111", "8.237.26.54, 230.253.70.177, 45.13.171.215", "2001:4051:5282:8974::5:1",
        "F1:F1:34:EE:58:33:99:51:27:73:4D:DC:DB:BA:D0:38:B2", '{"w":3254,"h":6783,"x":9031,"y":9442}',
        "a4111111-1111-4111-8111-111111111111", "4111111111111111abcdefabcdefabcd",
    ],
)  # fmt: skip
def test_other_digits_are_not_card_numbers(text: str) -> None:
    assert not holds_card_number(text)


def test_ids_are_not_card_numbers() -> None:
    numbers = (uuid.uuid5(uuid.NAMESPACE_DNS, str(each)) for each in range(5_000))
    assert [each for each in numbers if holds_card_number(f"{each} {each.hex}")] == []


def test_hostile_text_takes_linear_time() -> None:
    pieces = (
        "1" + " " * 24, "1 " * 11 + "x", "9" * 20, "\\" * 50, "A" * 40, "1 " * 50, "-" * 32, "1-" * 16, "4:1-" * 8,
    )  # fmt: skip
    for piece in pieces:
        holds_card_number(piece * 2_000)  # used to take half a minute for 64 KiB of hyphens
