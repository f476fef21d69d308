"""What one cell of an export holds: never a formula, whoever wrote the text."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

FORMULA = re.compile(r"^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]")
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767  # characters in a spreadsheet's cell


def text_of(value: Any) -> str:
    """A value as text: yes and no as 1 and 0, moments in the local zone to the second, None as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).strftime(
            "%Y-%m-%d %H:%M:%S"
        )
    if isinstance(value, date):
        return value.isoformat()
    return UNSPEAKABLE.sub("", str(value))[:LONGEST]


def neutral(value: Any) -> str:
    """For a file without types: what a spreadsheet would take for a formula begins with an apostrophe.

    Numbers are left alone, also negative ones.
    """
    text = text_of(value)
    is_number = isinstance(value, int | float | Decimal)
    return f"'{text}" if not is_number and FORMULA.match(text) else text
