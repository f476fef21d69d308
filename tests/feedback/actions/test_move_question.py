import pytest

from zabota.feedback.actions.move_question import move_question
from zabota.feedback.actions.retire_question import retire_question


def order(survey):
    return [row.touchpoint.name for row in survey.questions.in_use()]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (1, ["Doctor", "Reception", "Parking"]),
        (2, ["Reception", "Doctor", "Parking"]),
        (9, ["Reception", "Parking", "Doctor"]),
        (-3, ["Doctor", "Reception", "Parking"]),
    ],
)
def test_it_goes_where_it_is_put(survey, place, expected):
    move_question(survey.questions.last(), place)
    assert order(survey) == expected


def test_one_that_is_asked_no_more_has_no_place(survey):
    last = survey.questions.last()
    retire_question(last)
    move_question(last, 1)
    assert order(survey) == ["Reception", "Parking"]
