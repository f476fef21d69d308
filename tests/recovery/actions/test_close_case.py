import pytest

from tests.recovery.conftest import TUESDAY
from zabota.core.errors import Refused
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.close_case import close_case


def is_open(case) -> bool:
    case.refresh_from_db()
    return case.closed_at is None


@pytest.mark.parametrize("ending", ["confirmed", "", "thanks"])
def test_without_the_customer_s_word_it_is_not_closed_as_put_right(case, irina, ending):
    with pytest.raises(Refused, match="Only the customer"):
        close_case(case, ending, by=irina, why="Сказала спасибо")
    assert is_open(case)


def test_a_customer_who_does_not_wish_to_go_on_is_lost_with_the_reason(case, irina):
    close_case(case, "lost", by=irina, why="Ушла к другим", at=TUESDAY)
    assert (case.ending, case.closed_by, case.closed_at) == ("lost", irina, TUESDAY)
    assert case.steps.get(kind="remark").text == "Ушла к другим"


def test_every_ending_says_why(case, irina):
    with pytest.raises(Refused):
        close_case(case, "lost", by=irina, why=" ")
    assert is_open(case)


def test_unreachable_only_after_three_attempts_in_vain(case, irina):
    for _attempt in range(2):
        add_step(case, "call", by=irina, reached=False, at=TUESDAY)
    with pytest.raises(Refused, match="1 more attempt"):
        close_case(case, "unreachable", by=irina, why="Не отвечает")
    add_step(case, "message", by=irina, text="Позвоните нам", at=TUESDAY)
    close_case(case, "unreachable", by=irina, why="Не отвечает")
    assert not is_open(case)


def test_attempts_before_a_talk_do_not_count(case, irina):
    for hour in (11, 12, 13):
        add_step(case, "call", by=irina, reached=False, at=TUESDAY.replace(hour=hour))
    add_step(case, "call", by=irina, reached=True, at=TUESDAY.replace(hour=14))
    with pytest.raises(Refused):
        close_case(case, "unreachable", by=irina, why="Не отвечает")
    assert is_open(case)


def test_mistaken_is_for_those_with_the_right(case, irina, oleg):
    with pytest.raises(Refused):
        close_case(case, "mistaken", by=irina, why="Перепутала кнопку")
    close_case(case, "mistaken", by=oleg, why="Перепутала кнопку")
    assert not is_open(case)
