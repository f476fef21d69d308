from datetime import timedelta

import pytest

from tests.recovery.conftest import TUESDAY
from zabota.insight.kpi import Period, Scope, kpis
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.close_case import close_case
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.rate_recovery import rate_recovery
from zabota.recovery.actions.reopen_case import reopen_case
from zabota.recovery.models import RecoveryCase

JUNE = Period(TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=30))


@pytest.fixture
def five(answer, irina, oleg):
    """Of five cases: two contacted in time; one fixed in time, one sent back; one saved with 8, one lost,
    one mistaken."""
    cases = [
        RecoveryCase.objects.get(response=answer(TUESDAY + timedelta(days=n), Waiting=3)) for n in range(5)
    ]
    for case, hours in zip(cases[:3], (1, 2, 3), strict=True):
        add_step(case, "call", by=irina, reached=True, at=case.received_at + timedelta(hours=hours))
    for case in cases[:2]:
        fix_case(case, "Перезаписали", by=irina, at=case.received_at + timedelta(hours=20))
    confirm_case(cases[0], at=TUESDAY + timedelta(days=2))
    rate_recovery(cases[0], 8)
    reopen_case(cases[1], at=TUESDAY + timedelta(days=3))
    close_case(cases[3], "lost", by=irina, why="Ушла", at=TUESDAY + timedelta(days=4))
    close_case(cases[4], "mistaken", by=oleg, why="Не та кнопка", at=TUESDAY + timedelta(days=5))
    return cases


@pytest.mark.parametrize(
    ("name", "value", "n"),
    [
        ("open_cases", 2, 2),
        ("contacted_in_time", 2 / 4, 4),
        ("fixed_in_24h", 1 / 4, 4),
        ("saved", 1 / 2, 2),
        ("mark_after", 8.0, 1),
    ],
)
def test_each_figure_counts_what_its_formula_says(five, maria, time_machine, name, value, n):
    time_machine.move_to(TUESDAY + timedelta(days=10))
    figure = kpis[name].value(JUNE, Scope(maria))
    assert (figure.value, figure.n) == (value, n)


def test_nothing_counted_is_no_figure_and_a_stranger_s_branch_counts_nothing(five, maria, north):
    scope = Scope(maria, north.id)
    assert all(
        kpis[name].value(JUNE, scope).value is None for name in ("contacted_in_time", "saved", "mark_after")
    )
    assert kpis["open_cases"].value(JUNE, scope).value == 0


def test_every_figure_leads_to_its_rows(maria, client):
    client.force_login(maria)
    for name in ("open_cases", "contacted_in_time", "fixed_in_24h", "saved", "mark_after"):
        assert client.get(kpis[name].rows_url(JUNE, Scope(maria))).status_code == 200
