"""CyberSource's published test cards, and checks on card data.

Only the numbers of `TEST_CARDS` are ever encrypted by FlexGUI. Sources: CyberSource, testing guide
(developer.cybersource.com/hello-world/testing-guide.html); codes of card types:
`Ptsv2paymentsPaymentInformationCard` in the documentation of the official SDKs.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from flexgui.errors import FlexGuiError
from flexgui.translation import tr

YEARS_AHEAD = 4
"""Years from today to the default expiry date."""


class CardError(FlexGuiError):
    """The card is not one of the published test cards, or its expiry date or security code is not usable."""


class PublishedCard(NamedTuple):
    """A published test number. `type_code` is CyberSource's code of the brand."""

    brand: str
    number: str
    type_code: str
    cvn: str = "123"


class Card(NamedTuple):
    """A test card with its expiry date and security code. `month` has two digits, `year` four."""

    number: str
    month: str
    year: str
    security_code: str
    type_code: str

    def __repr__(self) -> str:
        return f"Card({mask(self.number)})"


TEST_CARDS = (
    PublishedCard("Visa", "4111111111111111", "001"),
    PublishedCard("Visa", "4622943127013705", "001", "838"),
    PublishedCard("Visa", "4622943127013713", "001", "043"),
    PublishedCard("Visa", "4622943127013721", "001", "258"),
    PublishedCard("Visa", "4622943127013739", "001", "942"),
    PublishedCard("Visa", "4622943127013747", "001", "370"),
    PublishedCard("Mastercard", "2222420000001113", "002"),
    PublishedCard("Mastercard", "2222630000001125", "002"),
    PublishedCard("Mastercard", "5555555555554444", "002"),
    PublishedCard("American Express", "378282246310005", "003", "1234"),
    PublishedCard("Discover", "6011111111111117", "004"),
    PublishedCard("JCB", "3566111111111113", "007"),
    PublishedCard("Maestro International", "50339619890917", "042"),
    PublishedCard("Maestro International", "586824160825533338", "042"),
    PublishedCard("Maestro UK", "6759411100000008", "024"),
    PublishedCard("Maestro UK", "6759560045005727054", "024"),
    PublishedCard("Maestro UK", "5641821111166669", "024"),
    PublishedCard("UATP", "135412345678911", "040"),
)
DEFAULT_CARD = TEST_CARDS[0]

_ALIASES = {
    "amex": "american express",
    "americanexpress": "american express",
    "mc": "mastercard",
    "maestro": "maestro international",
    "maestrouk": "maestro uk",
}


def find_test_card(text: str) -> PublishedCard:
    """Return the test card with this brand or number; spaces and hyphens in a number are ignored.

    Raises CardError for anything else. The message never repeats what was entered, which may be a real number.
    """
    digits = text.replace(" ", "").replace("-", "")
    wanted = text.strip().casefold()
    for card in TEST_CARDS:
        if digits == card.number or _ALIASES.get(wanted, wanted) == card.brand.casefold():
            return card
    if digits.isdigit():
        message = tr(
            "Only CyberSource’s published test numbers are encrypted, and this is not one of them. "
            "Nothing was sent or kept."
        )
        raise CardError(message)
    brands = ", ".join(dict.fromkeys(card.brand for card in TEST_CARDS))
    raise CardError(tr("There is no test card of that brand. Brands: {brands}.", brands=brands))


def card_for(test_card: PublishedCard, today: date) -> Card:
    """Return the test card with a future expiry date and a security code that fits its brand."""
    return Card(test_card.number, "12", str(today.year + YEARS_AHEAD), test_card.cvn, test_card.type_code)


def check_card(card: Card, today: date) -> None:
    """Raise CardError unless the number is published, the date is in the future, and the security code fits."""
    find_test_card(card.number)
    for problem in card_problems(card, today).values():
        raise CardError(problem)


def card_problems(card: Card, today: date) -> dict[str, str]:
    """Return the problems of the card: the name of a member of the request (`number`) -> a sentence."""
    found: dict[str, str] = {}
    try:
        test_card = find_test_card(card.number)
    except CardError:
        test_card = None
        found["number"] = tr("Not a test card. Only the published test numbers are encrypted.")
    if not is_month(card.month):
        found["expirationMonth"] = tr("The month of expiry is a number from 01 to 12.")
    elif not (card.year.isascii() and card.year.isdigit() and len(card.year) == 4):
        found["expirationYear"] = tr("The year of expiry has four digits.")
    elif (int(card.year), int(card.month)) < (today.year, today.month):
        found["expirationYear"] = tr("The card has expired. Use a date in the future.")
    code = card.security_code
    fits = code.isascii() and code.isdigit() and test_card is not None and len(code) == len(test_card.cvn)
    if test_card is not None and code and not fits:
        found["securityCode"] = tr(
            "The security code of {brand} has {n} digits.", brand=test_card.brand, n=len(test_card.cvn)
        )
    return found


def is_month(text: str) -> bool:
    """Return whether the text is a month with two digits, from 01 to 12."""
    return text in {f"{month:02}" for month in range(1, 13)}


def passes_luhn(digits: str) -> bool:
    """Return whether the digits end in the check digit of ISO/IEC 7812-1 (the Luhn formula)."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    doubled = [int(each) * 2 for each in digits[-2::-2]]
    return (sum(int(each) for each in digits[::-2]) + sum(n - 9 if n > 9 else n for n in doubled)) % 10 == 0


def mask(number: str) -> str:
    """Return the number with an X for each character but the last four."""
    return "X" * (len(number) - 4) + number[-4:] if len(number) > 4 else "X" * len(number)
