"""The first rows of a file, and what would become of each: nothing is written."""

from itertools import islice
from typing import Any

from zabota.company.models import User
from zabota.imports.looking import held_and_seen
from zabota.imports.meaning import card_of, understood
from zabota.imports.models import CustomerImport, ImportedRow
from zabota.imports.table import rows_of

FIRST = 20
Outcome = ImportedRow.Outcome


def preview_of(of: CustomerImport, by: User) -> list[dict[str, Any]]:
    """{number, meant, outcome, problem, customer} of each of the first rows."""
    if of.file is None:
        return []
    some = islice(rows_of(of.file.path, of.encoding, of.delimiter), 1, FIRST + 1)
    rows = [understood(number, row, of.places) for number, row in some]
    held, seen = held_and_seen(rows, by)
    shown = []
    for row in rows:
        card, problem = (None, row.problem) if row.problem else card_of(row, held, seen)
        outcome = Outcome.MADE
        if problem:
            outcome = Outcome.WRONG
        elif card:
            outcome = Outcome.JOINED if of.duplicates == of.Duplicates.JOIN else Outcome.SKIPPED
        shown.append({"meant": row, "outcome": outcome, "problem": problem, "customer": card})
    return shown
