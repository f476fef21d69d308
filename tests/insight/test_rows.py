"""Every figure leads to its rows: the page that its number opens lists what was counted."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from zabota.company.models import Branch, User
from zabota.insight.kpi import Period, Scope, kpis
from zabota.portal.demo.fill import fill

ROWS_ARE_N = {
    "conversations_resolved",
    "new_customers",
    "nps",
    "open_cases",
    "promises_kept",
    "saved",
    "waiting_now",
}
"""The others count a part of what their page lists, e.g. only what was answered."""
ROWS_ARE_SOMETHING_ELSE = {
    "response_rate": "counts invitations; its page lists the answers",
    "first_response_in_target": "counts clocks; a conversation opened earlier may have started one again",
    "complaints_per_thousand": "counts conversations too; its page lists the complaints",
    "duties_in_time": "counts those done too; its page lists what is overdue",
}
REASONED = {"departments_taking_part", "money_at_risk", "open_causes", "word_of_mouth"}
"""Their number leads to a page that reckons it before the reader's eyes, not to one list."""
MAY_BE_EMPTY = {"mark_after", "saved", "left_for_rudeness"}
"""In so small a demo perhaps no case is closed."""
DAYS = 28


@pytest.fixture(scope="module")
def company(django_db_setup, django_db_blocker) -> Iterator[User]:
    """A demo company for the whole file, and its director Maria, who sees all of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        fill("clinic", size=0.05)
        yield User.objects.get(email="maria@zabota.example")
        transaction.set_rollback(True)


@pytest.fixture
def weak_branch(company) -> Branch:
    return Branch.objects.order_by("id").first()


def rows_at(address: str, user: User) -> int:
    """How many rows stand at the address, on all pages of the list."""
    client = Client()
    client.force_login(user)
    number, cursor = 0, ""
    while True:
        answer = client.get(f"{address}{'&' if '?' in address else '?'}page={cursor}")
        assert answer.status_code == 200, address
        page = answer.context["listing"].page if "listing" in answer.context else answer.context["page"]
        number += len(list(page.rows))
        cursor = page.next
        if not cursor:
            return number


@pytest.mark.parametrize("whole", [True, False], ids=["company", "branch"])
@pytest.mark.parametrize("name", [kpi.name for kpi in kpis])
def test_the_number_of_a_figure_opens_the_rows_it_counted(name, whole, company, weak_branch):
    kpi, now = kpis[name], timezone.now()
    scope = Scope(company, None if whole else weak_branch.id)
    period = Period(now - timedelta(days=DAYS), now)
    if name in REASONED:
        client = Client()
        client.force_login(company)
        assert client.get(kpi.rows_url(period, scope)).status_code == 200
        return
    rows = rows_at(kpi.rows_url(period, scope), company)
    figure = kpi.value(period, scope)
    if name in ROWS_ARE_N:
        assert rows == figure.n
    elif name not in ROWS_ARE_SOMETHING_ELSE:
        assert rows >= figure.n
    assert rows or not whole or name in MAY_BE_EMPTY
