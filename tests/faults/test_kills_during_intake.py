"""kill -9 of the process and of the database while mail comes in: nothing accepted is lost or doubled."""

import pytest

from tests.faults.intake import Figures, Intake

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture
def home(ready_home):
    return ready_home()


def told(figures: Figures, capsys) -> Figures:
    with capsys.disabled():
        print(f"\n{figures}")
    return figures


def assert_nothing_lost(figures: Figures, mails: int, kills: int) -> None:
    assert (len(figures.accepted), figures.kills) == (mails, kills)
    assert figures.inside > kills // 20, "too few kills hit a transaction: the zero would mean nothing"
    assert (figures.lost, figures.doubled, figures.strangers) == (set(), set(), 0)


def test_fifty_kills_over_five_hundred_mails_lose_and_double_nothing(home, capsys):
    run = Intake(home, mails=500, kills=50, database_kills=5, pipes=15, seed=2026)
    assert_nothing_lost(told(run.run(), capsys), 500, 50)


@pytest.mark.soak
def test_two_hundred_kills_over_two_thousand_mails_lose_and_double_nothing(home, capsys):
    run = Intake(home, mails=2_000, kills=200, database_kills=20, pipes=60, seed=2026)
    assert_nothing_lost(told(run.run(), capsys), 2_000, 200)


def test_the_same_harness_sees_the_loss_when_250_is_said_before_the_commit(home, capsys):
    run = Intake(home, mails=150, kills=20, database_kills=0, pipes=0, seed=7, wrongly=True)
    figures = told(run.run(), capsys)
    assert figures.kills == 20
    assert figures.lost, "the control lost nothing: the harness could not see a loss"


@pytest.mark.soak
def test_ten_thousand_kills_over_a_hundred_thousand_mails_lose_and_double_nothing(home, capsys):
    run = Intake(home, mails=100_000, kills=10_000, database_kills=500, pipes=2_000, seed=11)
    assert_nothing_lost(told(run.run(), capsys), 100_000, 10_000)
