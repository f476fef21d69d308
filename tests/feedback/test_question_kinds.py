"""Every kind of question: worded in three languages, read, checked again, kept as reading needs it."""

import pytest
from django.utils import translation

from zabota.core.errors import Refused
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.feedback.kind import survey_kinds
from zabota.feedback.models import Answer, Question
from zabota.feedback.question_kind import Said, Unclear, question_kinds
from zabota.feedback.views.survey_page import form_context

CHOICES = {
    "options": [
        {"key": "near", "texts": {"en": "It is near", "ru": "Близко", "ro": "E aproape"}},
        {"key": "friends", "texts": {"en": "Friends told me", "ru": "Посоветовали", "ro": "Recomandare"}},
    ],
    "several": True,
}
WORDS = {"en": "Why us?", "ru": "Почему к нам?", "ro": "De ce la noi?"}


@pytest.fixture
def every_kind(reception, doctor):
    """kind name -> its question, in one survey."""
    survey = design_survey(None, [reception], name="Всё и сразу")
    asked = {
        "emotion": {},
        "importance": {"touchpoint": reception},
        "ranking": {"details": {"touchpoints": [reception.id, doctor.id]}},
        "kano": {"touchpoint": doctor},
        "attitude": {"touchpoint": doctor},
        "ces": {},
        "csat": {},
    }
    made = {kind: add_question(survey, kind, **more) for kind, more in asked.items()}
    second = design_survey(None, [], name="Остальное")
    made["yes_no"] = add_question(second, "yes_no", texts=WORDS)
    made["solved_first"] = add_question(second, "solved_first")
    made["choice"] = add_question(second, "choice", texts=WORDS, details=CHOICES)
    made["free_text"] = add_question(second, "free_text")
    made["mark"] = survey.questions.get(kind="mark")
    assert set(made) == {kind.name for kind in question_kinds}
    return made


def entered_for(made: dict[str, Question], reception, doctor) -> dict[str, str]:
    fields = {name: f"q-{question.id}" for name, question in made.items()}
    return {
        f"mark-{reception.id}": "9",
        fields["emotion"]: "angry",
        fields["importance"]: "10",
        f"{fields['ranking']}-{doctor.id}": "1",
        f"{fields['ranking']}-{reception.id}": "2",
        fields["kano"]: "3",
        f"{fields['kano']}-other": "1",
        fields["attitude"]: "admired",
        fields["ces"]: "7",
        fields["csat"]: "5",
        fields["yes_no"]: "no",
        fields["solved_first"]: "yes",
        fields["choice"]: "friends",
        fields["free_text"]: " Спасибо, Ștefan ",
    }


def test_every_kind_is_kept_as_reading_needs_it(alice, bob, every_kind, reception, doctor, central):
    entered = entered_for(every_kind, reception, doctor)
    for customer, name in ((alice, "mark"), (bob, "choice")):
        invitation = invite(customer, every_kind[name].survey)
        read = survey_kinds["marks"].read(invitation, entered)
        assert not read.errors
        respond(invitation, read.marks, answers=read.said)
    kept = {(row.kind, row.touchpoint_id): row for row in Answer.objects.all()}
    expected = {
        ("emotion", None): ("angry", -2, None, ""),
        ("importance", reception.id): ("", 10, None, ""),
        ("ranking", doctor.id): ("", 1, None, ""),
        ("ranking", reception.id): ("", 2, None, ""),
        ("kano", doctor.id): ("M", 3, 1, ""),
        ("attitude", doctor.id): ("admired", 1, None, ""),
        ("ces", None): ("", 7, None, ""),
        ("csat", None): ("", 5, None, ""),
        ("yes_no", None): ("no", 0, None, ""),
        ("solved_first", None): ("yes", 1, None, ""),
        ("choice", None): ("friends", 1, None, ""),
        ("free_text", None): ("", None, None, "Спасибо, Ștefan"),
    }
    assert {key: (row.key, row.value, row.other_value, row.text) for key, row in kept.items()} == expected
    assert kept["emotion", None].branch == central and kept["emotion", None].at


def test_a_survey_without_marks_has_no_worst_mark(bob, every_kind):
    invitation = invite(bob, every_kind["choice"].survey)
    response = respond(invitation, {}, answers={every_kind["yes_no"].id: [Said(key="yes", value=1)]})
    assert (response.lowest, response.band) == (None, None)


def test_every_kind_speaks_three_languages_and_shows_what_was_said(every_kind, alice):
    for language in ("en", "ru", "ro"):
        with translation.override(language):
            for name, question in every_kind.items():
                kind = question_kinds[name]
                assert kind.words(question, language) and kind.label
                assert not kind.gaps(question), name
    words = question_kinds["kano"].words(every_kind["kano"], "ru")
    assert "Приём врача" in words and "?" in words
    kano = Answer(question=every_kind["kano"], kind="kano", key="A")
    assert "delights" in question_kinds["kano"].shown(kano, "en")


@pytest.mark.parametrize(
    ("kind", "entered"),
    [
        ("emotion", "furious"),
        ("importance", "11"),
        ("importance", "пять"),
        ("ces", "0"),
        ("csat", "6"),
        ("kano", "3"),
        ("attitude", "granted\x00"),
        ("yes_no", "maybe"),
        ("choice", "price"),
    ],
)
def test_nonsense_is_unclear_and_nothing_is_kept(every_kind, kind, entered):
    question = every_kind[kind]
    with pytest.raises(Unclear):
        question_kinds[kind].read(question, {f"q-{question.id}": entered})


def test_a_place_is_given_once_and_may_stay_open(every_kind, reception, doctor):
    question, kind = every_kind["ranking"], question_kinds["ranking"]
    first, second = f"q-{question.id}-{reception.id}", f"q-{question.id}-{doctor.id}"
    assert kind.read(question, {first: "2"}) == (Said(value=2, touchpoint_id=reception.id),)
    for wrong in ({first: "1", second: "1"}, {first: "3"}, {first: "x"}, {first: "0"}):
        with pytest.raises(Unclear):
            kind.read(question, wrong)


def test_a_program_cannot_say_what_a_form_could_not(alice, every_kind):
    invitation = invite(alice, every_kind["mark"].survey)
    wrong = {
        "emotion": [Said(key="furious")],
        "importance": [Said(value=11)],
        "kano": [Said(value=5, other_value=1, key="M")],
        "ces": [Said(value=True)],
        "csat": [Said(value=1), Said(value=2)],
        "yes_no": [Said(key="yes")],
    }
    for kind, said in wrong.items():
        with pytest.raises(Refused):
            respond(invitation, {}, answers={every_kind[kind].id: said})
    assert not Answer.objects.exists()


def test_what_was_entered_stays_on_the_page_beside_the_error(alice, every_kind, client):
    invitation = invite(alice, every_kind["mark"].survey)
    feeling, effort = every_kind["emotion"].id, every_kind["ces"].id
    page = client.post(f"/survey/{invitation.token}/", {f"q-{feeling}": "at_ease", f"q-{effort}": "9"})
    text = page.content.decode()
    assert page.status_code == 422 and "from 1 to 7" in text
    assert 'value="at_ease" checked' in text


def test_an_invitation_of_the_time_before_questions_still_asks_its_marks(alice, survey, reception):
    invitation = invite(alice, survey)
    invitation.questions = []
    from_then = survey_kinds["marks"].read(invitation, {f"mark-{reception.id}": "8"})
    assert from_then.marks == {reception.id: (8, "")}
    shown = form_context(invitation, "en", from_then)["lines"]
    assert [line["name"] for line in shown] == ["Reception", "Doctor"]
