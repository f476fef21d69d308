from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.copy_survey import copy_survey


def test_a_copy_asks_the_same_in_the_same_series_and_is_off(survey):
    add_question(survey, "emotion", texts={"ru": "Что вы чувствовали?"})
    copy = copy_survey(survey)
    kept = [(row.kind, row.touchpoint, row.texts, row.indicator) for row in copy.questions.all()]
    assert kept == [(row.kind, row.touchpoint, row.texts, row.indicator) for row in survey.questions.all()]
    assert copy.switched_off_at is not None and not copy.asked_after_resolution
    assert copy.name == "After a visit (copy)" and copy_survey(survey).name == "After a visit (copy 2)"
