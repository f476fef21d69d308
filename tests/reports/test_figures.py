"""The figures of a report against the same reckoned by hand from the facts."""

from datetime import timedelta
from statistics import median

import pytest
from django.http import QueryDict

from tests.reports.conftest import MONDAY, answer, minutes, say, settle
from zabota.company.models import User
from zabota.desk.models import ContactReason
from zabota.insight.kpi import Period
from zabota.insight.periods import NamedPeriod
from zabota.insight.statistics.sketch import PRECISION, quantile_of
from zabota.reports.actions.count_up import count_up
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.figures import counted, facts_filter
from zabota.reports.measures import MEASURES
from zabota.reports.models import ContactFact
from zabota.reports.scope import ReportScope, branches_of, scope_of

MARCH = NamedPeriod("march", "March", Period(MONDAY - timedelta(days=2), MONDAY + timedelta(days=60)))
WAITS = (1, 2, 4, 9, 15, 33, 61, 90, 130, 171)


@pytest.fixture
def busy(limits, mail_inbox, nina, oleg, alice, vera, delivery_reason):
    """Ten contacts of two customers, answered after WAITS minutes and resolved five minutes later."""
    other = ContactReason.objects.create(name="Возврат")
    for number, wait in enumerate(WAITS):
        at = MONDAY + timedelta(days=number % 3, minutes=number)
        who = ("alice@example.com", "vera@example.com")[number % 2]
        one = say(
            mail_inbox, at=at, sender=who, subject=f"Заказ {number}", text=f"Вопрос {number}"
        ).conversation
        by = (nina, oleg)[number % 2]
        answer(one, by, at + minutes(wait))
        settle(one, by, at + minutes(wait + 5), delivery_reason if number % 3 else other)
    count_up(at=MONDAY + timedelta(days=50))


def scope(user: User, by: str = "all", only: str = "", **more) -> ReportScope:
    narrowed = only.partition(":")
    return ReportScope(
        user, MARCH, DIMENSIONS[by], only=DIMENSIONS.get(narrowed[0]), only_value=narrowed[2], **more
    )


def test_median_and_share_are_those_of_the_facts(busy, oleg):
    found = counted(scope(oleg))[""]["first_response"]
    assert found.n == len(WAITS)
    assert quantile_of(found.buckets, 0.5) == pytest.approx(sorted(WAITS)[4] * 60, rel=PRECISION)
    assert quantile_of(found.buckets, 0.9) == pytest.approx(sorted(WAITS)[8] * 60, rel=PRECISION)
    assert (found.good, found.aimed) == (sum(wait <= 60 for wait in WAITS), 10)
    assert median(WAITS) == 24  # what a bare middle of two would have said


def test_kept_sums_and_facts_told_apart_say_the_same(busy, oleg):
    """A report narrowed to the branch's only channel is added up from facts: it must equal the kept sums."""
    for by in DIMENSIONS.keys() - {"branch", "quarter"}:
        assert plain(counted(scope(oleg, by, only="channel:email"))) == plain(counted(scope(oleg, by)))


def test_every_number_opens_as_many_rows_as_it_says(busy, oleg):
    for by in ("team", "person", "reason", "hour", "class", "client", "language", "outside"):
        wanted = scope(oleg, by)
        for value, measures in counted(wanted).items():
            for measure, found in measures.items():
                behind = facts_filter(wanted, measure, value)
                rows = ContactFact.objects.visible_to(oleg).filter(behind).distinct()
                assert rows.count() == found.n, (by, value, measure)


def test_by_branch_is_the_whole_of_each_branch(busy, oleg, central):
    assert plain(counted(scope(oleg, "branch")))[str(central.id)] == plain(counted(scope(oleg)))[""]


def test_solved_at_once_needs_silence(busy, oleg):
    """Each customer came again and again on the same reason, but for the last of each."""
    seen = counted(scope(oleg))[""]["seen_first"]
    quiet = ContactFact.objects.filter(came_again_at=None, reopened_at=None).count()
    assert (seen.aimed, seen.good) == (10, quiet)
    assert 0 < quiet < 10


def test_figures_stay_within_ones_branches(busy, pavel, north, maria):
    lead = User.objects.get(id=pavel.id)
    assert counted(scope(lead)) == {}, "a specialist may not see reports at all"
    assert counted(scope(maria))[""]["contacts"].n == 10
    assert branches_of(lead) == [north]


def test_an_address_that_makes_no_sense_is_a_usual_report(oleg, central):
    asked = QueryDict("period=never&by=nothing&branch=999999&only=moon:1")
    found = scope_of(oleg, asked, branches_of(oleg))
    assert (found.by.name, found.branch, found.only) == ("team", None, None)


def test_every_measure_says_how_it_is_counted():
    assert all(str(measure.formula) and str(measure.label) for measure in MEASURES.values())


def plain(table) -> dict:
    return {
        value: {name: (one.n, one.aimed, one.good, one.buckets) for name, one in measures.items()}
        for value, measures in table.items()
    }
