"""Facts added up, in the database."""

from collections.abc import Iterable
from functools import cache

from zabota.insight.statistics.sketch import GROWTH
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.measures import MEASURES, OPENED, Measure


def bucket(seconds: str) -> str:
    """SQL as `insight.statistics.sketch.bucket_of`; none for none."""
    return (
        f"CASE WHEN {seconds} < 1 THEN 0 ELSE 1 + floor(ln({seconds}) / ln({GROWTH}::float8) + 1e-9)::int END"
    )


BUCKET = f"CASE WHEN m.seconds IS NULL THEN NULL WHEN m.marks THEN m.seconds ELSE {bucket('m.seconds')} END"
"""A mark is its own bucket."""
SEEN_FIRST = """CASE WHEN f.resolved_at IS NULL THEN NULL
    WHEN f.reopened_at IS NOT NULL OR f.came_again_at IS NOT NULL THEN false
    WHEN f.resolved_at + %(again)s <= %(now)s THEN true END"""
COUNTED = {"contacts": "true", "seen_first": f"({SEEN_FIRST}) IS NOT NULL", "next_response": "true"}
GOOD = {"seen_first": SEEN_FIRST, "next_response": "a.in_target", "": "NULL::boolean"}
SECONDS = {"next_response": "a.seconds", "": "NULL::integer"}
PERSON = {"next_response": "a.person_id"}


def summed(dimensions: Iterable[str], where: str) -> str:
    """SQL: branch, day, dimension, value, measure, n, aimed, good, buckets of the facts `f` that fit `where`.

    `where` may speak of f.* and m.* (on, hour, person). Values it needs: `now`, `again` (an interval) and its
    own.
    """
    lines = ", ".join(f"('{name}', coalesce(({DIMENSIONS[name].sql})::text, ''))" for name in dimensions)
    return f"""
        SELECT branch, on_day, dimension, value, measure, sum(n)::int, sum(aimed)::int, sum(good)::int,
               coalesce(jsonb_object_agg(bucket, n) FILTER (WHERE bucket IS NOT NULL), '{{}}')
        FROM (SELECT f.branch_id, m.on_day, d.dimension, d.value, m.measure, {BUCKET} AS bucket,
                     count(*) AS n, count(m.good) AS aimed, count(*) FILTER (WHERE m.good) AS good
              FROM reports_contactfact AS f
              CROSS JOIN LATERAL ({" UNION ALL ".join(one_measure(measure) for measure in MEASURES.values())})
                    AS m(measure, on_day, hour, person, seconds, good, marks)
              CROSS JOIN LATERAL (VALUES {lines}) AS d(dimension, value)
              WHERE {where}
              GROUP BY 1, 2, 3, 4, 5, 6)
             AS counted(branch, on_day, dimension, value, measure, bucket, n, aimed, good)
        GROUP BY 1, 2, 3, 4, 5
    """  # noqa: S608 - names from our own tables


@cache
def one_measure(measure: Measure) -> str:
    """The rows that one contact gives for a measure: one, none, or one for each further answer."""
    name = measure.name
    begins = "opened" if measure.begins == OPENED else "resolved"
    good = GOOD.get(name) or (f"f.{measure.good}" if measure.good else GOOD[""])
    seconds = SECONDS.get(name) or (f"f.{measure.column}" if measure.column else SECONDS[""])
    counted = COUNTED.get(name) or f"f.{measure.column or measure.good} IS NOT NULL"
    person = PERSON.get(name) or f"f.{measure.person}_id"
    rows = (
        "FROM reports_answerfact AS a WHERE a.contact_id = f.conversation_id AND"
        if name == "next_response"
        else "WHERE"
    )
    return (
        f"SELECT '{name}', f.{begins}_on, f.{begins}_hour, {person}, {seconds}, {good}, "  # noqa: S608
        f"{'true' if measure.unit == 'nps' else 'false'} {rows} {counted}"
    )
