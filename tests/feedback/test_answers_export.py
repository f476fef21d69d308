import csv
from io import StringIO

import pytest

from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.question_kind import Said


@pytest.fixture
def answered(central, vera):
    """Vera says yes, and how it could be better."""
    reception = add_touchpoint("Reception", "arriving")
    survey = design_survey(None, [reception], name="After a visit")
    solved = add_question(survey, "yes_no", texts={"en": "Solved?", "ru": "Решено?", "ro": "Rezolvat?"})
    words = add_question(
        survey, "free_text", texts={"en": "What else?", "ru": "Что ещё?", "ro": "Ce altceva?"}
    )
    said = {solved.id: [Said(key="yes", value=1)], words.id: [Said(text='=cmd "Țara", ещё стул')]}
    invitation = invite(vera, survey, branch=central)
    return respond(invitation, {reception.id: (8, "")}, answers=said)


def rows_for(client, user, query: str = "format=csv") -> list[list[str]]:
    client.force_login(user)
    found = client.get(f"/feedback/export/answers/?{query}", headers={"Accept-Language": "ru"})
    assert found.status_code == 200
    text = b"".join(found.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def test_answers_to_questions_come_out_in_the_reader_s_language(client, answered, oleg):
    heading, first, second = rows_for(client, oleg)
    assert [heading[place] for place in (6, 8, 9, 11)] == ["Вопрос", "Выбрано", "Значение", "Своими словами"]
    assert first[0] == str(answered.id) and [first[6], first[8], first[9]] == ["Решено?", "yes", "1"]
    assert second[6] == "Что ещё?" and second[11] == '\'=cmd "Țara", ещё стул', "harmless in a spreadsheet"


def test_only_answers_of_one_s_branches_and_as_filtered(client, answered, pavel, oleg):
    assert len(rows_for(client, pavel)) == 1
    assert len(rows_for(client, oleg, "format=csv&band=promoter")) == 1
    assert len(rows_for(client, oleg, "format=csv&band=passive")) == 3


def test_it_comes_as_a_spreadsheet_too(client, answered, oleg):
    client.force_login(oleg)
    found = client.get("/feedback/export/answers/?format=xlsx")
    assert found.status_code == 200 and b"".join(found)[:2] == b"PK"
    assert client.get("/feedback/export/answers/?format=exe").status_code == 404
