"""A table of customers as other programs write it: any usual encoding and delimiter, read row by row."""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path

ENCODINGS = ("utf-8-sig", "utf-16", "cp1251", "cp1250", "iso8859-16")
DELIMITERS = {",": ",", ";": ";", "\t": "Tab", "|": "|"}
AT_ONCE = 1 << 16
LOOKED_AT = 20
LONGEST_FIELD = 100_000
WORDS = {
    "name": (
        "name",
        "full name",
        "customer",
        "client",
        "имя",
        "фио",
        "клиент",
        "имя клиента",
        "nume",
        "numele",
    ),
    "surname": ("surname", "last name", "family name", "фамилия", "nume de familie"),
    "email": ("email", "e-mail", "mail", "почта", "эл. почта", "email address", "poșta", "posta"),
    "phone": ("phone", "telephone", "tel", "mobile", "телефон", "тел", "мобильный", "telefon", "mobil"),
    "card": ("card", "card number", "карта", "номер карты", "карточка", "cardul", "nr card", "număr card"),
    "language": ("language", "язык", "limba", "limbă"),
    "customer_class": ("class", "segment", "класс", "категория", "clasa", "clasă", "categorie"),
}
"""Field -> how its column is called, in small letters."""


def encoding_of(path: Path) -> str:
    """UTF-8 if all of it is; UTF-16 by its mark; else the Cyrillic code page."""
    with path.open("rb") as file:
        if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(AT_ONCE):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1251"
    return "utf-8-sig"


def delimiter_of(path: Path, encoding: str) -> str:
    """The one that parts the first rows into the same number of pieces, and into most."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = [line for line in (file.readline(AT_ONCE) for _number in range(LOOKED_AT)) if line.strip()]

    def fits(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO("".join(lines)), delimiter=delimiter)]
        usual = max(set(widths), key=widths.count, default=0)
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(DELIMITERS, key=fits)


def rows_of(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """(number of the row from 1, its fields) of each that is not empty; None for one that is no row.

    Nothing but the row at hand is held in memory.
    """
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader((line.replace("\x00", "") for line in file), delimiter=delimiter)
        number = 0
        while True:
            number += 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield number, None
                continue
            if any(field.strip() for field in row):
                yield number, row


def guess(columns: list[str]) -> dict[str, int]:
    """Which column is which, by what it is called."""
    found: dict[str, int] = {}
    for place, column in enumerate(columns):
        called = " ".join(column.lower().replace("_", " ").split()).rstrip(".:")
        for field, words in WORDS.items():
            if called in words and field not in found:
                found[field] = place
    return found
