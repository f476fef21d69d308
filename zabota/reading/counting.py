"""How tallies are counted from what happened: one statement a kind, of some days or of everything."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model

from zabota.feedback.models import Invitation, Mark, Response
from zabota.reading.models import (
    AskTally,
    BranchTally,
    NetworkTally,
    PersonTally,
    PlaceTally,
    TouchpointTally,
    WayTally,
)
from zabota.reading.queries import COLUMNS

MARKS = f"{Mark._meta.db_table} it"
RESPONSES = Response._meta.db_table
INVITATIONS = Invitation._meta.db_table
OF_SCORES = {name: f"count(*) FILTER (WHERE it.score = {place + 1})" for place, name in enumerate(COLUMNS)}
OF_ANSWERS = {
    "answers": "count(DISTINCT it.response_id)",
    "critic_answers": "count(DISTINCT it.response_id) FILTER (WHERE it.score <= 6)",
}
OF_STEPS = {
    "invited": "count(*) FILTER (WHERE NOT it.is_sheet AND it.revoked_at IS NULL)",
    "sent": "count(it.sent_at) FILTER (WHERE NOT it.is_sheet AND it.revoked_at IS NULL)",
    "opened": "count(*) FILTER (WHERE NOT it.is_sheet AND it.revoked_at IS NULL"
    " AND (it.opened_at IS NOT NULL OR response.id IS NOT NULL))",
    "answered": "count(response.id)",
}


@dataclass(frozen=True)
class Kind:
    """One table of tallies: `keys` are its columns beside span and day, with what says them.

    `source` is what is counted, called `it`, at the moment `at`; `above` sums up over the branches.
    """

    model: type[Model]
    keys: dict[str, str]
    counts: dict[str, str]
    source: str = MARKS
    at: str = "it.at"
    above: "Kind | None" = None

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def columns(self) -> str:
        return ", ".join(("span", "starts_on", *self.keys, *self.counts))


def of_mark(*keys: str) -> dict[str, str]:
    return {key: f"it.{key}" for key in keys}


TOUCHPOINTS = Kind(TouchpointTally, of_mark("touchpoint_id"), OF_SCORES)
NETWORK = Kind(NetworkTally, {}, OF_SCORES | OF_ANSWERS)
PLACES = Kind(PlaceTally, of_mark("branch_id", "touchpoint_id"), OF_SCORES, above=TOUCHPOINTS)
BRANCHES = Kind(BranchTally, of_mark("branch_id"), OF_SCORES | OF_ANSWERS, above=NETWORK)
PERSONS = Kind(PersonTally, of_mark("branch_id", "employee_id"), OF_SCORES | OF_ANSWERS)
WAYS = Kind(
    WayTally,
    of_mark("branch_id") | {"way": "invitation.way"},
    OF_SCORES | OF_ANSWERS,
    f"{MARKS} JOIN {RESPONSES} response ON response.id = it.response_id "
    f"JOIN {INVITATIONS} invitation ON invitation.id = response.invitation_id",
)
ASKS = Kind(
    AskTally,
    of_mark("branch_id", "way"),
    OF_STEPS,
    f"{INVITATIONS} it LEFT JOIN {RESPONSES} response ON response.invitation_id = it.id",
    "it.created_at",
)
OF_MARKS = (PLACES, BRANCHES, PERSONS, WAYS)
ALL = (*OF_MARKS, ASKS)


def counted(kind: Kind, where: str = "true") -> str:
    """Rows (day, keys, counts) of what fits `where`."""
    zone = settings.TIME_ZONE.replace("'", "")
    keys = ", ".join(f"{said} AS {key}" for key, said in kind.keys.items())
    counts = ", ".join(f"{said} AS {name}" for name, said in kind.counts.items())
    return f"""
        SELECT ({kind.at} AT TIME ZONE '{zone}')::date AS starts_on, {keys}, {counts}
        FROM {kind.source} WHERE {where} GROUP BY 1, {", ".join(kind.keys.values())}
    """


def recounted(kind: Kind, *, of_one_branch: bool) -> str:
    """Brings days to what happened on them, and their months by the difference: twice changes nothing.

    Values: start and end as moments, branch; start and end as days, branch (no branches where it is all of
    them). What sums up the branches follows.
    """
    listed, named = ", ".join(kind.keys), ", ".join(kind.counts)
    minus = ", ".join(f"-{name}" for name in kind.counts)
    differs = " OR ".join(f"sum({name}) <> 0" for name in kind.counts)
    here = "{}branch_id IS NOT DISTINCT FROM %s" if of_one_branch else "{}span IS NOT NULL"
    fresh_here = here.format("it.") if of_one_branch else "true"
    fresh = counted(kind, f"{kind.at} >= %s AND {kind.at} < %s AND {fresh_here}")
    change = f"""
        WITH change AS (
            SELECT starts_on, {listed}, {sums(kind)} FROM (
                SELECT starts_on, {listed}, {named} FROM ({fresh}) fresh
                UNION ALL
                SELECT starts_on, {listed}, {minus} FROM {kind.table}
                WHERE span = 'd' AND starts_on >= %s AND starts_on < %s AND {here.format("")}
            ) both_counts GROUP BY starts_on, {listed} HAVING {differs}
        )
    """
    own = added(kind, by_spans(kind))
    if kind.above is None:
        return change + own
    above = f"{by_spans(kind.above)} ORDER BY 3, 2, 1" if kind.above.keys else by_spans(kind.above)
    return f"{change}, own AS ({own}) {added(kind.above, above)}"


def sums(kind: Kind) -> str:
    return ", ".join(f"sum({name})::int AS {name}" for name in kind.counts)


def by_spans(kind: Kind) -> str:
    """The changes as rows of a kind: each day, and the months they lie in."""
    keys = "".join(f", {key}" for key in kind.keys)
    return f"""
        SELECT 'd', starts_on{keys}, {sums(kind)} FROM change GROUP BY starts_on{keys}
        UNION ALL
        SELECT 'm', date_trunc('month', starts_on)::date{keys}, {sums(kind)} FROM change GROUP BY 2{keys}
    """


def added(kind: Kind, rows: str) -> str:
    """Adds rows in the order of its columns to what is there."""
    plus = ", ".join(f"{name} = tally.{name} + excluded.{name}" for name in kind.counts)
    return f"""
        INSERT INTO {kind.table} AS tally ({kind.columns}) {rows}
        ON CONFLICT ({", ".join(("span", "starts_on", *kind.keys))}) DO UPDATE SET {plus}
    """


def anew(kind: Kind) -> list[str]:
    """Everything of this kind and above it: days first, then months from days."""
    listed, named = ", ".join(kind.keys), ", ".join(kind.counts)
    into = f"INSERT INTO {kind.table} ({kind.columns})"
    statements = [
        f"DELETE FROM {kind.table}",
        f"{into} SELECT 'd', starts_on, {listed}, {named} FROM ({counted(kind)}) fresh",
        f"""{into} SELECT 'm', date_trunc('month', starts_on)::date, {listed}, {sums(kind)}
            FROM {kind.table} WHERE span = 'd' GROUP BY 2, {listed}""",
    ]
    if kind.above is not None:
        by = ", ".join(("span", "starts_on", *kind.above.keys))
        statements += [
            f"DELETE FROM {kind.above.table}",
            f"""INSERT INTO {kind.above.table} ({kind.above.columns})
                SELECT {by}, {sums(kind)} FROM {kind.table} GROUP BY {by}""",
        ]
    return statements
