"""Demo data: one quarterly wave with feelings, importance, Kano pairs and effort, asked and answered."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.feedback.actions.add_question import add_question
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.actions.mark_opened import mark_opened
from zabota.feedback.actions.mark_sent import mark_sent
from zabota.feedback.actions.plan_wave import plan_wave
from zabota.feedback.actions.respond import respond
from zabota.feedback.actions.send_batch import send_batch
from zabota.feedback.actions.start_wave import start_wave
from zabota.feedback.kinds.kano import pair
from zabota.feedback.models import Invitation, Question, Survey, Touchpoint, Wave
from zabota.feedback.question_kind import Said
from zabota.feedback.questions import questions_of

ANSWERING = 0.55
DELIGHT = {
    "en": "You get a message when it is your turn",
    "ru": "Когда подходит ваша очередь, приходит сообщение",
    "ro": "Primiți un mesaj când vă vine rândul",
}
WITHOUT = {
    "en": "You wait without knowing how long",
    "ru": "Вы ждёте и не знаете, сколько",
    "ro": "Așteptați fără să știți cât",
}
FEELINGS = ("delighted", "at_ease", "at_ease", "at_ease", "indifferent", "confused", "disappointed", "angry")
VALENCE = {
    "delighted": 2,
    "at_ease": 1,
    "indifferent": 0,
    "confused": -1,
    "disappointed": -1,
    "angry": -2,
}
KANO = ((5, 3), (5, 3), (5, 2), (5, 1), (3, 3), (4, 1))
"""(with it, without it): most find it attractive."""


def seed_quarterly(points: list[Touchpoint]) -> Survey:
    """A survey of what matters: a mark, its importance, a feeling, a Kano pair, the effort."""
    name = _("What matters to you")
    there = Survey.objects.filter(name=name).first()
    if there is not None:
        return there
    survey = design_survey(None, points[:1], name=name)
    add_question(survey, "emotion")
    add_question(survey, "importance", touchpoint=points[0])
    add_question(survey, "kano", texts=DELIGHT, details={"other_texts": WITHOUT})
    add_question(survey, "ces")
    return survey


def seed_wave(points: list[Touchpoint], *, at: datetime, chance: Random, by: User, people: int = 80) -> Wave:
    """Started at `at`, its first batch asked and partly answered; it runs on. Same chance, same wave."""
    survey = seed_quarterly(points)
    day = timezone.localdate(at)
    wave = plan_wave(
        None,
        survey,
        day,
        day + timedelta(days=20),
        by=by,
        name=_("Quarter · %(month)s") % {"month": f"{day:%m.%Y}"},
        rhythm=Wave.Rhythm.QUARTERLY,
        batch_size=people,
        answers_wanted=400,
    )
    start_wave(wave, by=by, at=at)
    send_batch(wave, at=at)
    for invitation in Invitation.objects.filter(wave=wave).order_by("id"):
        mark_sent(invitation, at=at)
        if chance.random() < ANSWERING:
            answer(invitation, chance, at + timedelta(minutes=chance.randint(10, 600)))
    wave.refresh_from_db()
    return wave


def answer(invitation: Invitation, chance: Random, at: datetime) -> None:
    mark_opened(invitation, at=at)
    marks = {line["id"]: (min(10, max(7, round(chance.gauss(9, 1)))), "") for line in invitation.touchpoints}
    questions = questions_of(invitation)
    answers = {row.id: [said] for row in questions if (said := say(row, chance)) is not None}
    respond(invitation, marks, answers=answers, at=at, device=f"{chance.getrandbits(64):016x}")


def say(question: Question, chance: Random) -> Said | None:
    if question.kind == "emotion":
        key = chance.choice(FEELINGS)
        return Said(key=key, value=VALENCE[key])
    if question.kind == "importance":
        return Said(value=min(10, max(1, round(chance.gauss(8, 1.6)))))
    if question.kind == "kano":
        return pair(*chance.choice(KANO))
    if question.kind == "ces":
        return Said(value=min(7, max(1, round(chance.gauss(5.4, 1.2)))))
    return None
