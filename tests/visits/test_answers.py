import pytest

from zabota.visits.answers import Said, what_is_said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Да!", Said.YES),
        ("ДА, приду", Said.YES),
        ("yes", Said.YES),
        ("Da, vin.", Said.YES),
        ("+", Said.YES),
        ("Нет", Said.NO),
        ("Nu pot veni", Said.NO),
        ("ANOTHER TIME", Said.OTHER_TIME),
        ("Altă oră", Said.OTHER_TIME),
        ("в другое время", Said.OTHER_TIME),
        ("Да, но можно на час позже?", None),
        ("", None),
        ("Да " * 30, None),
    ],
)
def test_a_short_clear_answer_is_understood_and_anything_else_is_left_to_a_person(text, said):
    assert what_is_said(text) is said
