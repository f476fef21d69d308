"""A report that is narrowed to a value says what a recount of the facts, one by one, says."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import hire
from tests.reports.conftest import MONDAY
from zabota.company.models import Team, User
from zabota.desk.models import ContactReason, Conversation
from zabota.insight.kpi import Period
from zabota.insight.periods import NamedPeriod
from zabota.insight.statistics.sketch import bucket_of
from zabota.reports.actions.sum_up import sum_up
from zabota.reports.dimensions import DIMENSIONS
from zabota.reports.figures import counted, whole_and_rows
from zabota.reports.measures import MEASURES
from zabota.reports.models import AnswerFact, ContactFact, DayColumns, DaySum, StaleDay
from zabota.reports.scope import ReportScope, scope_of, silence

LATER = MONDAY + timedelta(days=90)
MARCH = NamedPeriod("march", "March", Period(MONDAY - timedelta(days=2), MONDAY + timedelta(days=12)))


def make(dice: Random, inbox, customer, branches, people, teams, reasons) -> list[tuple[ContactFact, list]]:
    """Facts of a fortnight and more, every column as the dice fall; the days are added up."""
    found = []
    for _number in range(40):
        at = MONDAY + timedelta(minutes=dice.randrange(60 * 24 * 16))
        talk = Conversation.objects.create(
            customer=customer, inbox=inbox, branch=dice.choice(branches), opened_at=at, last_message_at=at
        )
        ended = at + timedelta(minutes=dice.randrange(9000)) if dice.random() < 0.7 else None
        took, whole = dice.choice([None, 0, 1, 59, 3600, 2_000_000_000]), dice.randrange(100_000)
        fact = ContactFact.objects.create(
            conversation=talk, customer=customer, branch=talk.branch, team=dice.choice([None, *teams]),
            channel=dice.choice(["email", "chat"]), reason=dice.choice([None, *reasons]),
            customer_class=dice.choice(["", "VIP", "постоянный"]), is_corporate=dice.random() < 0.3,
            language=dice.choice(["ru", "ro", ""]), criterion=dice.choice(["", "round_robin"]),
            opened_at=at, opened_on=at.date(), opened_hour=at.hour, quarter=at.hour * 4,
            outside_hours=dice.random() < 0.4, is_open=ended is None,
            first_person=dice.choice([None, *people]), first_response_seconds=took,
            first_response_clock_seconds=took, first_response_in_target=dice.choice([None, True, False]),
            resolver=dice.choice(people) if ended else None, resolved_at=ended,
            resolved_on=ended and ended.date(), resolved_hour=ended and ended.hour,
            resolution_seconds=ended and whole, resolution_clock_seconds=ended and whole * 2,
            resolution_in_target=dice.choice([None, True, False]) if ended else None,
            contact_seconds=ended and whole, came_again_at=dice.choice([None, ended]),
            said_first=dice.choice([None, True, False]), mark=dice.choice([None, 1, 10]),
        )  # fmt: skip
        answers = [
            AnswerFact.objects.create(
                contact=fact, at=at, person=dice.choice([None, *people]), seconds=dice.randrange(9000),
                in_target=dice.choice([None, True, False]),
            )
            for _answer in range(dice.choice([0, 0, 1, 3]))
        ]  # fmt: skip
        found.append((fact, answers))
        for on in {fact.opened_on, fact.resolved_on} - {None}:
            StaleDay.objects.get_or_create(branch_id=fact.branch_id, on=on)
    sum_up(at=LATER)
    return found


def counts_of(fact: ContactFact, answers: list, name: str) -> list[tuple]:
    """Of one measure: person, bucket, whether good, for everything that is counted; written by hand."""
    if name == "contacts":
        return [(fact.first_person_id, None, None)]
    if name == "next_response":
        return [(one.person_id, bucket_of(one.seconds), one.in_target) for one in answers]
    if name == "seen_first":
        if fact.resolved_at is None:
            return []
        if fact.came_again_at is not None:
            return [(fact.resolver_id, None, False)]
        return [(fact.resolver_id, None, True)] if fact.resolved_at + silence() <= LATER else []
    if name == "said_first":
        return [(fact.resolver_id, None, fact.said_first)] if fact.said_first is not None else []
    if name == "marks":
        return [(fact.resolver_id, fact.mark, None)] if fact.mark is not None else []
    column = {"contact_time": "contact_seconds"}.get(name, f"{name}_seconds")
    person = fact.first_person_id if name.startswith("first") else fact.resolver_id
    good = getattr(fact, f"{name}_in_target", None)
    took = getattr(fact, column)
    return [] if took is None else [(person, bucket_of(took), good)]


def recounted(facts, scope: ReportScope) -> dict:
    table: dict = defaultdict(lambda: defaultdict(lambda: [0, 0, 0, Counter()]))
    for fact, answers in facts:
        for name, measure in MEASURES.items():
            on = fact.opened_on if measure.begins == "opened" else fact.resolved_on
            hour = fact.opened_hour if measure.begins == "opened" else fact.resolved_hour
            if on is None or not scope.first <= on <= scope.last:
                continue
            if scope.branch and scope.branch.id != fact.branch_id:
                continue
            for person, bucket, good in counts_of(fact, answers, name):
                values = {
                    "all": "", "branch": fact.branch_id, "team": fact.team_id, "person": person, "hour": hour,
                    "channel": fact.channel, "reason": fact.reason_id, "class": fact.customer_class,
                    "client": "yes" if fact.is_corporate else "no", "language": fact.language,
                    "criterion": fact.criterion, "outside": "no" if fact.outside_hours else "yes",
                    "quarter": fact.quarter if fact.outside_hours else None,
                }  # fmt: skip
                shown = {key: "" if value is None else str(value) for key, value in values.items()}
                if scope.only is None or shown[scope.only.name] == scope.only_value:
                    row = table[shown[scope.by.name]][name]
                    row[0] += 1
                    row[1] += good is not None
                    row[2] += good is True
                    row[3].update([] if bucket is None else [bucket])
    return {value: {name: tuple(row) for name, row in rows.items()} for value, rows in table.items()}


def plain(table) -> dict:
    return {
        value: {name: (one.n, one.aimed, one.good, one.buckets) for name, one in measures.items()}
        for value, measures in table.items()
    }


@pytest.fixture
def elena(central) -> User:
    return hire("Elena", "service_manager")


@pytest.fixture
def cast(mail_inbox, alice, central, north, nina, oleg, db):
    teams = [Team.objects.create(name=f"Команда {n}", branch=central) for n in range(2)]
    reasons = [ContactReason.objects.create(name=name) for name in ("Возврат", "Livrare")]
    return mail_inbox, alice, [central, north], [nina, oleg], teams, reasons


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_every_narrowed_report_is_a_recount_of_the_facts(seed, cast, elena, central):
    AnswerFact.objects.all().delete()
    for model in (ContactFact, Conversation, DaySum, DayColumns):
        model.objects.all().delete()
    dice = Random(seed)
    facts = make(dice, *cast)
    for only in DIMENSIONS.keys() - {"all"}:
        whole = ReportScope(elena, MARCH, DIMENSIONS[only])
        by = DIMENSIONS[dice.choice(sorted(DIMENSIONS))]
        for value in [*recounted(facts, whole), "nobody wrote this"]:
            asked = ReportScope(elena, MARCH, by, None, DIMENSIONS[only], value)
            asked = replace(asked, branch=dice.choice([None, central]))
            assert plain(counted(asked)) == recounted(facts, asked), (by.name, only, value)


def test_the_plain_report_is_the_same_recount(cast, elena):
    facts = make(Random(7), *cast)
    for by in DIMENSIONS.keys() - {"quarter"}:
        asked = ReportScope(elena, MARCH, DIMENSIONS[by])
        assert plain(counted(asked)) == recounted(facts, asked), by


def test_the_whole_of_a_narrowed_report_is_counted_with_its_rows(cast, elena):
    make(Random(11), *cast)
    for by in DIMENSIONS.keys() - {"all"}:
        asked = ReportScope(elena, MARCH, DIMENSIONS[by], None, DIMENSIONS["channel"], "email")
        whole, rows = whole_and_rows(asked, ["resolution", "marks"])
        assert plain({"": whole}) == plain(counted(replace(asked, by=DIMENSIONS["all"]))), by
        assert plain(rows) == plain(counted(asked, ["resolution", "marks"])), by


def test_a_narrowed_report_stays_within_ones_branches(cast, central, north, oleg, pavel):
    facts = make(Random(3), *cast)
    asked = ReportScope(oleg, MARCH, DIMENSIONS["branch"], None, DIMENSIONS["channel"], "email")
    assert {str(central.id), str(north.id)} == set(recounted(facts, asked))
    assert set(counted(asked)) == {str(central.id)}
    assert counted(replace(asked, user=pavel)) == {}, "a specialist may not see reports at all"


def test_days_without_contacts_are_an_empty_report(cast, elena):
    asked = scope_of(elena, QueryDict("only=team:99999999999999&by=hour"), [])
    assert counted(asked) == {}
