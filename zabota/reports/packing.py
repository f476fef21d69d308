"""Writing the facts of days as columns of bytes (`models.DayColumns`), in the database.

Numbers of rows and of words take four bytes, big end first, -1 for none; an hour, a quarter of an hour, yes
(1) or no (0), a bucket of a time and a mark take one byte, 255 for none.
"""

from collections.abc import Iterator

from zabota.reports.measures import MEASURES, OPENED, Measure
from zabota.reports.models.day_columns import DayColumns
from zabota.reports.summing import GOOD, SECONDS, bucket

About = DayColumns.About
NONE = 255
WORDS = {
    "channel": "channel",
    "class": "customer_class",
    "language": "language",
    "criterion": "criterion",
}
"""Dimension -> the column of a fact whose words it holds."""
TAKE_UP_WORDS = f"""
    INSERT INTO reports_dimensionword (word)
    SELECT DISTINCT unnest(ARRAY[{", ".join(WORDS.values())}]) FROM reports_contactfact AS f
    WHERE f.opened_on = ANY(%(days)s) OR f.resolved_on = ANY(%(days)s)
    ON CONFLICT DO NOTHING
"""  # noqa: S608 - our own columns


def about_of(measure: Measure) -> About:
    """In which of the three kinds of days a measure is counted."""
    if measure.name == "next_response":
        return About.ANSWERED
    return About.OPENED if measure.begins == OPENED else About.RESOLVED


def has_took(measure: Measure) -> bool:
    """Whether a column holds how long it took, or the mark."""
    return measure.unit in ("seconds", "nps")


def has_good(measure: Measure) -> bool:
    return bool(measure.good)


def packed(about: About) -> str:
    """SQL that adds the rows of one kind for `days` of `branches`; needs `now` and `again`, too."""
    begins = "resolved" if about == About.RESOLVED else "opened"
    person = {About.OPENED: "f.first_person_id", About.ANSWERED: "a.person_id"}.get(about, "f.resolver_id")
    answers = "JOIN reports_answerfact AS a ON a.contact_id = f.conversation_id" if "a." in person else ""
    columns = {
        "of_branch": four("f.branch_id"),
        "of_team": four("f.team_id"),
        "of_person": four(person),
        "of_reason": four("f.reason_id"),
        "of_client": one("f.is_corporate::int"),
        "of_hour": one(f"f.{begins}_hour"),
        "of_outside": one("(NOT f.outside_hours)::int"),
        "of_quarter": one("CASE WHEN f.outside_hours THEN f.quarter END"),
        **{f"of_{name}": four(f"word_{name}.id") for name in WORDS},
        **{column: one(sql) for measure in MEASURES.values() for column, sql in measured(measure, about)},
        **dict.fromkeys(others(about), "''::bytea"),
    }
    words = " ".join(
        f"JOIN reports_dimensionword AS word_{name} ON word_{name}.word = f.{column}"
        for name, column in WORDS.items()
    )
    return f"""
        INSERT INTO reports_daycolumns (branch_id, "on", about, n, {", ".join(columns)})
        SELECT f.branch_id, f.{begins}_on, '{about}', count(*), {", ".join(columns.values())}
        FROM reports_contactfact AS f {answers} {words}
        WHERE f.{begins}_on = ANY(%(days)s)
              AND EXISTS (SELECT FROM unnest(%(branches)s::bigint[], %(days)s::date[])
                                   AS stale(branch_id, day)
                          WHERE stale.branch_id IS NOT DISTINCT FROM f.branch_id
                                AND stale.day = f.{begins}_on)
        GROUP BY 1, 2
    """  # noqa: S608 - names from our own tables


def measured(measure: Measure, about: About) -> Iterator[tuple[str, str]]:
    """The columns of a measure in a kind of days, with the SQL of their one byte."""
    if about_of(measure) != about:
        return
    took = SECONDS.get(measure.name) or f"f.{measure.column}"
    good = GOOD.get(measure.name) or f"f.{measure.good}"
    if has_took(measure):
        yield measure.name, took if measure.unit == "nps" else bucket(took)
    if has_good(measure):
        known = f"WHEN {took} IS NULL THEN NULL" if has_took(measure) else ""
        yield f"{measure.name}_good", f"CASE {known} WHEN {good} THEN 1 WHEN NOT ({good}) THEN 0 END"


def others(about: About) -> list[str]:
    """Columns that this kind of days leaves empty."""
    kinds = [kind for kind in About if kind != about]
    return [name for kind in kinds for one in MEASURES.values() for name, _sql in measured(one, kind)]


def four(sql: str) -> str:
    return f"string_agg(int4send(coalesce({sql}, -1)::int), ''::bytea)"


def one(sql: str) -> str:
    return f"string_agg(set_byte('\\x00'::bytea, 0, coalesce({sql}, {NONE})), ''::bytea)"
