"""Customers found by any part, as fast among a million as among a thousand: no look reads more than it shows.

A part that many have is met among the newest customers; one that few have is looked up by its grams. Both
looks end after a fixed number of rows, so that neither grows with the table (ADR 0024).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.cache import caches
from django.db import connection

from zabota.company.parameters import value_of
from zabota.core.gathering import store_waiting
from zabota.customers.parts import forms_asked, grams_asked

if TYPE_CHECKING:
    from zabota.company.models import User

NEWEST_LOOKED_AT = 500
MOST_SORTED = 60
COMMON_SHARE = 0.03
COMMON_SECONDS = 600
COMMON = """
SELECT elem
FROM pg_stats, unnest(most_common_elems::text::int[], most_common_elem_freqs::float[]) AS of(elem, share)
WHERE schemaname = current_schema() AND tablename = 'customers_findable' AND attname = 'grams' AND share > %s
"""
"""What PostgreSQL knows of the table: grams that so many have narrow nothing down, and cost most to read."""

NEWEST_OF_ALL = """
WITH looked AS MATERIALIZED (
    SELECT customer_id, text FROM customers_findable ORDER BY customer_id DESC LIMIT %s
) SELECT customer_id FROM looked AS findable WHERE {has_parts} ORDER BY customer_id DESC LIMIT %s
"""
NEWEST_OF_BRANCHES = """
WITH newest AS MATERIALIZED (
    SELECT DISTINCT newest.customer_id FROM unnest(%s::bigint[]) AS branch(id), LATERAL (
        SELECT customer_id FROM customers_customer_branches AS served
        WHERE served.branch_id = branch.id ORDER BY served.customer_id DESC LIMIT %s
    ) AS newest
), looked AS MATERIALIZED (
    SELECT customer_id, text FROM newest JOIN customers_findable USING (customer_id)
) SELECT customer_id FROM looked AS findable WHERE {has_parts} ORDER BY customer_id DESC LIMIT %s
"""
BY_GRAMS = """
WITH found AS MATERIALIZED (
    SELECT customer_id FROM customers_findable AS findable WHERE {has_grams} AND {has_parts}
) SELECT customer_id FROM found WHERE {may_see} LIMIT %s
"""
SERVED_OR_OWN = """(
ARRAY(SELECT served.branch_id::bigint FROM customers_customer_branches AS served
      WHERE served.customer_id = found.customer_id) && %s::bigint[]
OR (SELECT own.manager_id FROM customers_customer AS own WHERE own.id = found.customer_id) = %s)"""
"""Asked of each one found: an EXISTS would be turned into a list of everybody the branch serves."""


@dataclass(frozen=True)
class Found:
    """Numbers of customers, the newest first; `is_all` is false when there are more."""

    ids: list[int]
    is_all: bool


def find_customers(text: str, user: "User", most: int = 20) -> Found:
    """Those of `user`'s branches, or of all, who have every word of `text` as a part; in other
    forms of the words only when nobody has it as it was typed. Two questions, or four.

    Rights are narrowed here for speed; `visible_to` still has the last word on what is shown.
    """
    words = forms_asked(text, value_of("company.phone_region"))
    if not words or not user.may("customers.see"):
        return Found([], True)
    store_waiting()
    exact = [forms if forms[0].isdigit() else forms[:1] for forms in words]
    found = look(exact, user, most)
    return found if found.ids or exact == words else look(words, user, most)


def look(words: list[list[str]], user: "User", most: int) -> Found:
    """Who has a form of each word."""
    newest = among_newest(words, user, most)
    if len(newest) > most:
        return Found(newest[:most], False)
    others = by_grams(words, user, max(most, MOST_SORTED))
    is_all = len(others) <= max(most, MOST_SORTED)
    ids = sorted(others, reverse=True) if is_all else list(dict.fromkeys([*newest, *others]))
    return Found(ids[:most], is_all and len(ids) <= most)


def among_newest(words: list[list[str]], user: "User", most: int) -> list[int]:
    has_parts, parts = parts_question(words)
    if user.sees_all_branches:
        return numbers(NEWEST_OF_ALL.format(has_parts=has_parts), [NEWEST_LOOKED_AT, *parts, most + 1])
    values = [[*user.branch_ids], NEWEST_LOOKED_AT, *parts, most + 1]
    return numbers(NEWEST_OF_BRANCHES.format(has_parts=has_parts), values)


def by_grams(words: list[list[str]], user: "User", most: int) -> list[int]:
    has_parts, parts = parts_question(words)
    of_words = [" OR ".join(["findable.grams @> %s::int[]"] * len(forms)) for forms in words]
    grams: list[Any] = [telling(grams_asked(form)) for forms in words for form in forms]
    may_see, rights = "true", []
    if not user.sees_all_branches:
        may_see, rights = SERVED_OR_OWN, [[*user.branch_ids], user.id]
    question = BY_GRAMS.format(
        has_grams=" AND ".join(f"({one})" for one in of_words), has_parts=has_parts, may_see=may_see
    )
    return numbers(question, [*grams, *parts, *rights, most + 1])


def telling(grams: list[int]) -> list[int]:
    """Without those that very many have, as long as others are left: the text decides anyway."""
    common = caches["own"].get_or_set(
        "customers-common-grams", lambda: frozenset(numbers(COMMON, [COMMON_SHARE])), COMMON_SECONDS
    )
    return [gram for gram in grams if gram not in (common or ())] or grams


def parts_question(words: list[list[str]]) -> tuple[str, list[str]]:
    """SQL and its values: the text has each word in one of its forms."""
    of_words = [" OR ".join(["strpos(findable.text, %s) > 0"] * len(forms)) for forms in words]
    return " AND ".join(f"({one})" for one in of_words), [form for forms in words for form in forms]


def numbers(question: str, values: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return [row[0] for row in cursor.fetchall()]
