"""Pages of scores on a seeded network whose truth is known: 800 branches, true sd 8, median n 74."""

from datetime import UTC, datetime, timedelta
from math import sqrt
from random import Random
from statistics import fmean, median

import pytest

from tests.insight.statistics.test_drivers import answers_of
from zabota.company.models import Branch
from zabota.feedback.models import Invitation, Mark, Response, Survey, Touchpoint
from zabota.insight.statistics.drivers import drivers, relative_weights
from zabota.insight.statistics.incidents import chance_of_so_many, limit_for
from zabota.reading.actions.look_for_incidents import ALIKE, BEFORE
from zabota.reading.days import Days
from zabota.reading.views.changes import compared
from zabota.reading.views.league import MARGIN, league, network_of
from zabota.reading.weighed import MOST, RESAMPLES, weighed

BRANCHES = 800
PROMOTERS, CRITICS = (10, 9), (6, 5, 3, 1)


def month(dice: Random, truths: list[float], sizes: list[int]) -> dict[int, dict[str, int]]:
    """Branch -> its tally: so many answers of one touchpoint, by its true NPS."""
    rows = {}
    for key, (truth, n) in enumerate(zip(truths, sizes, strict=True)):
        promoters, critics = 0.58 + (truth - 40) / 200, 0.18 - (truth - 40) / 200
        row = {f"s{score}": 0 for score in range(1, 11)}
        for _answer in range(n):
            where = dice.random()
            kind = PROMOTERS if where < promoters else CRITICS if where > 1 - critics else (8, 7)
            row[f"s{dice.choice(kind)}"] += 1
        rows[key] = row
    return rows


@pytest.fixture(scope="module")
def network():
    dice = Random(2024)
    truths = [dice.gauss(40, 8) for _branch in range(BRANCHES)]
    sizes = [max(10, round(dice.lognormvariate(4.304, 0.6))) for _branch in range(BRANCHES)]
    return truths, sizes, month(dice, truths, sizes), month(dice, truths, sizes)


def test_the_league_is_nearer_to_the_truth_than_the_bare_scores(network):
    truths, sizes, rows, _later = network
    assert 70 <= median(sizes) <= 78
    found = network_of(rows)

    def off(values) -> float:
        return sqrt(fmean((value - truths[branch.key]) ** 2 for branch, value in values))

    bare, believed = off((b, b.raw) for b in found.branches), off((b, b.value) for b in found.branches)
    assert bare == pytest.approx(10.8, abs=1) and believed == pytest.approx(6.3, abs=0.5)
    inside = fmean(b.interval()[0] <= truths[b.key] <= b.interval()[1] for b in found.branches)
    assert inside == pytest.approx(0.94, abs=0.025)


def test_the_first_page_of_the_league_is_truly_weak(network):
    truths, _sizes, rows, _later = network
    lines = league(rows, "")["page"].rows
    weak = fmean(truths[line["key"]] < network_of(rows).mean - MARGIN for line in lines)
    worst_bare = sorted(rows, key=lambda key: (rows[key]["s10"] + rows[key]["s9"]) / sum(rows[key].values()))[
        :50
    ]
    assert weak > 0.85 and weak == pytest.approx(fmean(line["chance"] / 100 for line in lines), abs=0.1)
    assert len({line["key"] for line in lines} - set(worst_bare)) > 5, "the bare list names others"


def test_where_nothing_changed_hundreds_seem_to_and_none_is_believed(network):
    _truths, _sizes, first, second = network
    found = compared(first, second)
    assert 250 <= sum(abs(each.difference) >= 10 for each in found) <= 420
    assert sum(each.is_real for each in found) <= 1


def test_those_that_really_fell_are_found_and_few_others(network):
    truths, sizes, first, _second = network
    dice = Random(7)
    fallen = {key for key in range(BRANCHES) if key % 40 == 0 and sizes[key] >= 30}
    later = [truth - (70 if key in fallen else 0) for key, truth in enumerate(truths)]
    named = {each.key for each in compared(first, month(dice, later, sizes)) if each.is_real}
    assert len(named & fallen) >= 0.7 * len(fallen)
    assert len(named - fallen) <= max(1, 0.15 * len(named))


@pytest.fixture(scope="module")
def true_weights() -> list[float]:
    """Of six touchpoints in the overall mark, counted from so many answers that chance is gone."""
    return relative_weights(*answers_of(99, n=400_000))


def drivers_recovered(branches: int, true_weights: list[float]) -> tuple[float, float]:
    """Each branch reads its own 74 answers: how often an interval holds the truth, and the first is named."""
    inside, firsts = [], []
    for branch in range(branches):
        found = drivers(*answers_of(1000 + branch, n=74), resamples=RESAMPLES).drivers
        inside += [one.low <= true_weights[one.index] <= one.high for one in found]
        firsts.append(max(found, key=lambda one: one.weight).index == 0)
    return fmean(inside), fmean(firsts)


def test_the_drivers_of_a_branch_are_recovered(true_weights):
    inside, firsts = drivers_recovered(80, true_weights)
    assert inside == pytest.approx(0.93, abs=0.03) and firsts > 0.65


@pytest.mark.soak
def test_the_drivers_of_800_branches_are_recovered(true_weights):
    inside, firsts = drivers_recovered(BRANCHES, true_weights)
    assert inside == pytest.approx(0.925, abs=0.015) and firsts == pytest.approx(0.78, abs=0.05)


TOUCHPOINTS = ("Doctor", "Reception", "Result", "Parking", "Sign", "Magazines")
"""In the order of what they truly weigh in the overall mark; the last only by going with the others."""


@pytest.fixture(params=[1, pytest.param(3, marks=pytest.mark.soak)])
def answered_network(request, db, alice) -> tuple[list[Touchpoint], Touchpoint, Days]:
    """One or three answers at each of 800 branches; their marks are `answers_of` the known truth."""
    Branch.objects.bulk_create(Branch(name=f"Branch {number}") for number in range(BRANCHES))
    parts = [Touchpoint.objects.create(name=name, stage="buying") for name in TOUCHPOINTS]
    whole = Touchpoint.objects.create(name="All in all", stage="after", kind="company")
    scores, overall = answers_of(7, n=request.param * BRANCHES)
    survey, last = Survey.objects.create(name="Network"), datetime(2026, 6, 20, 12, tzinfo=UTC)
    branches = [*Branch.objects.order_by("id")][-BRANCHES:]
    made = [(branches[n % BRANCHES], last - timedelta(minutes=15 * n)) for n in range(len(overall))]
    asked = [
        Invitation(survey=survey, customer=alice, branch=b, language="en", expires_at=at) for b, at in made
    ]
    Invitation.objects.bulk_create(asked)
    given = [
        Response(invitation=one, customer=alice, branch=b, at=at, lowest=int(min(row)))
        for one, (b, at), row in zip(asked, made, scores, strict=True)
    ]
    Response.objects.bulk_create(given)
    Mark.objects.bulk_create(
        Mark(response=response, touchpoint=point, branch=response.branch, at=response.at, score=int(score))
        for response, row, all_in_all in zip(given, scores, overall, strict=True)
        for point, score in zip((*parts, whole), (*row, all_in_all), strict=True)
    )
    return parts, whole, Days(last.date() - timedelta(days=29), last.date() + timedelta(days=1))


def test_the_drivers_of_the_network_are_recovered(answered_network, true_weights, maria):
    """From the latest 2,000 answers of 800 branches, as the page reads them."""
    parts, whole, days = answered_network
    keys, found = weighed(maria, days, None, whole)
    assert found.n == min(MOST, Mark.objects.filter(touchpoint=whole).count())
    weight_of = {keys[one.index]: one for one in found.drivers}
    in_order = [weight_of[part.pk] for part in parts]
    assert in_order[0] == max(in_order, key=lambda one: one.weight)
    assert in_order[-1] == min(in_order, key=lambda one: one.weight)
    pairs = list(zip(in_order, true_weights, strict=True))
    assert [one.weight for one in in_order] == pytest.approx(true_weights, abs=0.04)
    assert sum(one.low <= true <= one.high for one, true in pairs) >= 5, "each of six holds it 19 times of 20"


def false_alarms_among(branches: int, days: int) -> int:
    """Alarms where nothing happened, though days differ by more than chance: one is expected in all."""
    dice, limit, raised = Random(11), limit_for(branches, days), 0
    for _branch in range(branches):
        share = min(0.5, max(0.05, dice.gauss(0.18, 0.05)))
        sizes = [dice.randint(1, 9) for _day in range(BEFORE + days)]
        daily = [min(0.9, max(0.02, dice.gauss(share, 0.05))) for _day in sizes]
        counts = [sum(dice.random() < p for _answer in range(n)) for p, n in zip(daily, sizes, strict=True)]
        for day in range(BEFORE, BEFORE + days):
            before, n_before = sum(counts[day - BEFORE : day]), sum(sizes[day - BEFORE : day])
            raised += chance_of_so_many(counts[day], sizes[day], before, n_before, size=ALIKE) <= limit
    return raised


@pytest.mark.soak
def test_800_branches_raise_about_one_false_alarm_in_thirty_days():
    assert false_alarms_among(BRANCHES, days=30) <= 3
