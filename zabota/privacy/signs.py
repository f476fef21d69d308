"""How a person is recognised in a text: the forms in which names, mail addresses and numbers are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import phonenumbers

GAP = "…"
"""What stands where a sign of an erased person stood."""
SEPARATED = r"[\s().\-/]{0,3}"
SHORTEST = 5
SHORTEST_NUMBER = 8
"""A bare number in JSON that is shorter may be a row's number."""


@dataclass(frozen=True)
class Sign:
    """`rough` is a PostgreSQL expression that finds no less than `exact`, which decides."""

    rough: str
    exact: "re.Pattern[str]"
    plain: str

    def is_in(self, text: str) -> bool:
        return self.exact.search(text) is not None


def signs_of(names: Iterable[str], addresses: Iterable[str]) -> list[Sign]:
    """Signs that point to one person: names of two words and more, and addresses of a certain length."""
    found: dict[str, Sign] = {}
    for name in names:
        if (sign := name_sign(name)) is not None:
            found[sign.rough] = sign
    for address in addresses:
        if (sign := address_sign(address)) is not None:
            found[sign.rough] = sign
    return list(found.values())


def name_sign(name: str) -> Sign | None:
    """First and last name, in either order and in any case; one word alone points to nobody."""
    words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name)
    if len(words) < 2 or len(name) < SHORTEST:
        return None
    orders = (words, words[::-1])
    exact = "|".join(r"\s+".join(map(re.escape, order)) for order in orders)
    rough = "|".join(r"\s+".join(map(any_case, order)) for order in orders)
    return Sign(rough, re.compile(rf"(?<!\w)(?:{exact})(?!\w)", re.IGNORECASE), name)


def address_sign(address: str) -> Sign | None:
    if len(address) < SHORTEST:
        return None
    if "@" in address:
        exact = re.compile(rf"(?<![\w.+-]){re.escape(address)}(?![\w-])", re.IGNORECASE)
        return Sign(any_case(address), exact, address)
    digits = re.sub(r"\D", "", address)
    if len(digits) >= 7 and not re.search(r"[^\W\d]", address):
        national = digits
        if address.lstrip().startswith("+"):
            try:
                parsed = phonenumbers.parse(address)
                national = phonenumbers.national_significant_number(parsed)
            except phonenumbers.NumberParseException:
                pass
        code = digits[: len(digits) - len(national)]
        spaced = SEPARATED.join(national)
        before = rf"(?:(?:\+|00)?{code}{SEPARATED}|0)?" if code else r"\+?"
        return Sign(spaced, re.compile(rf"(?<!\d){before}{spaced}(?!\d)"), national)
    return Sign(re.escape(address), re.compile(rf"(?<!\w){re.escape(address)}(?!\w)"), address)


def any_case(text: str) -> str:
    """Letter by letter, since a database's own idea of case may end with ASCII."""
    forms = ({letter, letter.lower(), letter.upper()} for letter in text)
    return "".join(
        f"[{''.join(sorted(form))}]"
        if len(form) > 1 and all(len(one) == 1 for one in form)
        else re.escape(text_of(form))
        for form in forms
    )


def text_of(form: set[str]) -> str:
    return min(form, key=len)


def mended(value: Any, signs: list[Sign]) -> Any:
    """The value of a text, list or JSON column without the signs."""
    if isinstance(value, str):
        for sign in signs:
            value = sign.exact.sub(GAP, value)
        return value
    if isinstance(value, dict):
        return {mended(key, signs): mended(one, signs) for key, one in value.items()}
    if isinstance(value, list):
        return [mended(one, signs) for one in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**SHORTEST_NUMBER:
        return None if any(sign.exact.fullmatch(str(value)) for sign in signs) else value
    return value
