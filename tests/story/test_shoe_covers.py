"""The shoe covers (S3-I): no room to put them on; more space and chairs, and marks half as high again."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import hire, open_branch
from tests.story.by_pages import (
    Seat,
    answered_and_resolved,
    at,
    marked,
    put_right_says_the_customer,
    the_commission_sits,
    thinks_of_the_answer,
    work_off,
    written_in_the_book,
)
from tests.story.conftest import letter
from zabota.asking.models import Kiosk
from zabota.complaints.models import Complaint
from zabota.core.models import EventRecord
from zabota.desk.models import Conversation
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.feedback.models import Mark, Survey
from zabota.improvement.actions.judge_actions import judge_actions
from zabota.improvement.actions.remind_of_duties import remind_of_duties
from zabota.improvement.models import CauseLink, CorrectiveAction, Duty, Meeting, RootCause

VERA = "vera@example.com"
SAID = "Негде сесть, чтобы надеть бахилы: четыре стула на весь вход."
CROWDED, ROOMY = [5, 6, 7, 6, 8, 4, 6, 6, 5, 7], [9, 10, 8, 9, 9, 10, 9, 7, 9, 10]


@pytest.fixture
def shoe_covers(relations):
    return add_touchpoint("Shoe covers", "arriving", names={"ru": "Бахилы"}, department=relations)


@pytest.fixture
def reception(shoe_covers):
    row = add_touchpoint("Reception", "arriving", names={"ru": "Регистратура"})
    design_survey(None, [row, shoe_covers], name="After an answer", asked_after_resolution=True)
    return row


@pytest.fixture
def corner(central, north):
    """A third branch, where nothing is changed."""
    return open_branch("Corner")


@pytest.fixture
def writers(central, north, corner):
    """Branch -> who types in its book of complaints."""
    places = (central, north, corner)
    return {branch: hire(f"Front {branch}".replace(" ", ""), "front_office", branch) for branch in places}


@pytest.fixture
def kiosks(shoe_covers, reception, writers, central):
    """A tablet behind each entrance, set up by the marketer."""
    survey = design_survey(None, [shoe_covers], name="At the entrance")
    seat = Seat(hire("Elena", "marketer", *writers))
    for branch in writers:
        about = {"branch": branch.id, "name": f"Вход {branch}", "survey": survey.id, "look": "smileys"}
        seat.post("/asking/kiosks/new/", **about)
    assert Survey.objects.count() == 2
    return {kiosk.branch: kiosk for kiosk in Kiosk.objects.all()}


class Network:
    """What customers of three branches say month after month: ten touches of a tablet, two book entries."""

    def __init__(self, kiosks, writers, shoe_covers, fixed):
        self.kiosks, self.writers, self.touchpoint, self.fixed = kiosks, writers, shoe_covers, fixed
        self.page = 0

    def lives(self, first: date, months: int, *, after: bool) -> None:
        for month in range(months):
            begin = first + timedelta(days=30 * month)
            for branch in self.kiosks:
                is_better = after and branch in self.fixed
                self.touched(branch, begin, ROOMY if is_better else CROWDED)
                for number in range(0 if is_better else 2):
                    self.wrote(branch, begin + timedelta(days=9 * number))

    def touched(self, branch, begin: date, scores: list[int]) -> None:
        """Kept by the tablet through the month and handed over when it has the network."""
        days = [datetime(begin.year, begin.month, begin.day, 12, tzinfo=UTC) + timedelta(days=2 * n)
                for n in range(len(scores))]  # fmt: skip
        answers = [
            {"key": f"{branch.id}-{day:%Y%m%d}-{n:012}", "at": day.isoformat(), "language": "ru",
             "marks": {str(self.touchpoint.id): score}, "comment": ""}
            for n, (day, score) in enumerate(zip(days, scores, strict=True))
        ]  # fmt: skip
        end = begin + timedelta(days=20)
        with at(end.year, end.month, end.day, 18):
            path = f"/kiosk/{self.kiosks[branch].token}/answers/"
            sent = json.dumps({"answers": answers})
            kept = Seat().client.post(path, sent, content_type="application/json").json()["kept"]
            assert len(kept) == len(scores)

    def wrote(self, branch, on: date) -> None:
        self.page += 1
        with at(on.year, on.month, on.day, 9):
            text = f"Тесно у входа, бахилы надеть негде {self.page}"
            written_in_the_book(self.writers[branch], branch, self.page, text, on)


@pytest.fixture
def network(kiosks, writers, shoe_covers, central, north, long_open):
    return Network(kiosks, writers, shoe_covers, fixed=(central, north))


def her_case(mail_in, sink, nina, irina, reason, shoe_covers, reception):
    with at(2026, 2, 24, 7):
        mail_in(letter(f"Вера <{VERA}>", "Бахилы", SAID), VERA)
        talk = Conversation.objects.get(subject="Бахилы")
        registered_at_the_desk(nina, talk, shoe_covers)
        answered_and_resolved(nina, talk, reason, "Спасибо, что сказали: займёмся сегодня же.")
    with at(2026, 2, 24, 8):
        case = marked(sink, VERA, {reception: 9, shoe_covers: 4}, SAID)
        assert case.owner == irina and case.contact_due_at == datetime(2026, 2, 24, 10, tzinfo=UTC)
    with at(2026, 2, 24, 9):
        desk, path = Seat(irina), f"/recovery/{case.id}/"
        desk.post(path + "call/", reached="yes", apologised="on", text="Извинилась, выслушала")
        desk.post(path + "fix/", what_was_done="Поставили ещё шесть стульев.")
    with at(2026, 2, 25, 9):
        put_right_says_the_customer(sink, VERA, case, "Теперь есть где сесть", 9)
    assert case.contacted_at < case.contact_due_at
    return case


def registered_at_the_desk(nina, talk, shoe_covers) -> None:
    """Nina takes the complaint down beside the talk; the customer's words stand there already."""
    desk, path = Seat(nina), f"/complaints/new/?conversation={talk.id}"
    assert path in desk.get(f"/conversations/{talk.id}/side/")
    assert "четыре стула" in desk.get(path)
    about = {"kind": "complaint", "source": "conversation", "text": SAID, "key": "shoe-covers"}
    desk.post(path, branch=talk.branch_id, touchpoint=shoe_covers.id, **about)
    assert EventRecord.objects.filter(name="CandourShown", subject=f"customer-{talk.customer_id}").exists()


def worked_on(sink, irina, complaint, shoe_covers, relations) -> None:
    """ISO 10002's steps: acknowledged, tracked, answered, the customer's view, closed."""
    assert complaint.department == relations, "by its touchpoint"
    path = f"/complaints/{complaint.id}/"
    with at(2026, 2, 24, 10):
        desk = Seat(irina)
        desk.post(path + "owner/")
        desk.post(path + "acknowledgement/", way="channel", text="")
        desk.post(path + "steps/", kind="inquiry", text="Стулья убрали на ремонт в мае", key="i")
        about = {"our_action": "Убрали стулья", "side_of_service": "system"}
        desk.post(path + "ties/", touchpoint=shoe_covers.id, **about)
    answer = "Вы правы. Мы расширим место у входа и поставим ещё шесть стульев."
    with at(2026, 2, 27, 10):
        Seat(irina).post(path + "answer/", decision="upheld", text=answer, way="channel")
    with at(2026, 2, 28, 10):
        thinks_of_the_answer(sink, VERA, answer, "satisfied", "Теперь удобно, спасибо")
    complaint.refresh_from_db()
    assert (complaint.state, complaint.view, complaint.our_action) == ("closed", "satisfied", "Убрали стулья")
    assert EventRecord.objects.get(name="ComplaintClosed").values["complaint_id"] == complaint.id


def looked_into(maria, complaint, shoe_covers, relations) -> RootCause:
    with at(2026, 2, 25, 12):
        chief = Seat(maria)
        words = "бахилы тесно стульев"
        about = {"name": "Тесно у входа", "department": relations.pk, "words": words}
        chief.post("/causes/new/", touchpoints=[shoe_covers.pk], **about)
        cause = RootCause.objects.get(department=relations)
        assert str(cause) in chief.get(f"/why/complaint-{complaint.pk}/"), "suggested by her words"
        chief.post(f"/why/complaint-{complaint.pk}/", cause=cause.pk)
    return cause


def linked_the_others(maria, cause, *when: int) -> None:
    """Everybody else who told the same, in one go."""
    with at(*when):
        rows = Complaint.objects.filter(source="book").order_by("id")
        new = [row for row in rows if not CauseLink.objects.of_thing("complaint", row.pk).exists()]
        Seat(maria).post(f"/causes/{cause.pk}/similar/", thing=[f"complaint-{row.pk}" for row in new])
        assert CauseLink.objects.filter(cause=cause, kind="complaint").count() == len(rows) + 1


def changed(maria, oleg, relations, cause, branches) -> CorrectiveAction:
    """Oleg owes measures, a report and proposals; the report he forgets. Two branches begin."""
    with at(2026, 2, 25, 13):
        days = {"measures_on": "2026-02-27", "report_on": "2026-03-06", "proposals_on": "2026-03-20"}
        about = {"user": oleg.pk, "department": relations.pk, **days}
        Seat(maria).post(f"/causes/{cause.pk}/responsible/", **about)
    with at(2026, 2, 26, 8):
        assert remind_of_duties() == 1
        lead = Seat(oleg)
        assert "What I owe" in lead.get("/")
        measures = Duty.objects.get(kind="measures")
        lead.post(f"/duties/{measures.pk}/answer/", answer="Отдельная зона, восемь стульев")
        about = {
            "what": "Больше места и стульев",
            "owner": oleg.pk,
            "procedure_before": "Четыре стула у входа",
            "procedure_after": "Отдельная зона, десять стульев",
            "branches": [branch.pk for branch in branches],
            "starts_on": "2026-03-02",
            "months": "3",
        }
        lead.post(f"/causes/{cause.pk}/actions/", **about)
    return CorrectiveAction.objects.get()


def checked_by_numbers(action, oleg, central) -> None:
    with at(2026, 5, 20, 4):
        assert judge_actions() == 0
        assert "first look is still to come" in Seat(oleg).get(f"/corrective-actions/{action.pk}/")
    with at(2026, 6, 3, 4):
        assert judge_actions() == 1
        work_off()
        assert "Отдельная зона" in Seat(oleg).get(f"/corrective-actions/{action.pk}/")
    action.refresh_from_db()
    assert action.verdict == "worked" and action.cause.state == "settled"
    marks, rate = action.effect["marks"], action.effect["rate"]
    assert marks["after"] / marks["before"] == pytest.approx(1.5, abs=0.02), "half as high again"
    assert rate["has_control"] and rate["after"] == 0 and rate["high"] < 1, "complaints stopped"


def the_commission_ends_it(maria, oleg, nina) -> None:
    """Its agenda knows what worked and what is owed; it decides for all and looks again in a month."""
    with at(2026, 6, 3, 8):
        called = {"at": "2026-06-09T10:00", "place": "Зал", "chair": maria.pk, "members": [oleg.pk, nina.pk]}
        Seat(maria).post("/commission/new/", **called)
    meeting = Meeting.objects.get()
    path = f"/commission/{meeting.pk}/"
    with at(2026, 6, 9, 7):
        Seat(oleg).post(path + "answer/", answer="comes")
        chief = Seat(maria)
        chief.post(path + "beginning/")
        item = meeting.items.get(topic="effects_due")
        assert item.text == "Больше места и стульев (Тесно у входа): it worked"
        assert any("report" in one.text for one in meeting.items.filter(topic="overdue_duties"))
        decided = {"text": "Стулья во все филиалы", "owner": nina.pk, "due_on": "2026-07-01"}
        chief.post(path + "duties/", **decided)
        told = {"item": item.pk, "version": item.version, "text": "Так сделать во всех филиалах"}
        chief.post(path + "minutes/", **told)
        assert chief.client.post(path + "minutes/", {**told, "text": "Иначе"}).status_code == 409
        chief.post(path + "closing/", present=[maria.pk, oleg.pk])
        page = chief.get(path + "print/")
        assert "Так сделать во всех филиалах" in page and "Стулья во все филиалы" in page
        assert "BEGIN:VEVENT" in chief.get(path + "calendar.ics")
        assert "takes part" in chief.get("/participation/?period=90")
    coming = Meeting.objects.to_come().get()
    assert coming.at == datetime(2026, 7, 7, 7, tzinfo=UTC), "ten o'clock in Chisinau"
    with at(2026, 7, 7, 6):
        page = Seat(nina).get(f"/commission/{coming.pk}/")
        assert "Стулья во все филиалы" in page and "overdue since" in page
        Seat(nina).post(f"/duties/{Duty.objects.get(kind='decision').pk}/answer/", answer="Стоят везде")
    with at(2026, 7, 7, 7):
        about = {"decisions_before": "Сделано с опозданием"}
        page = the_commission_sits(maria, coming, minutes=about, present=[maria, nina])
        assert "done late" in page and "Сделано с опозданием" in page


def test_the_shoe_covers(
    mail_in, sink, network, central, north, reason, shoe_covers, reception, relations,
    vera, nina, oleg, irina, maria,
):  # fmt: skip
    network.lives(date(2025, 12, 3), 3, after=False)
    her_case(mail_in, sink, nina, irina, reason, shoe_covers, reception)
    complaint = Complaint.objects.get(source="conversation")
    cause = looked_into(maria, complaint, shoe_covers, relations)
    action = changed(maria, oleg, relations, cause, (central, north))
    linked_the_others(maria, cause, 2026, 2, 26, 9)
    worked_on(sink, irina, complaint, shoe_covers, relations)

    network.lives(date(2026, 3, 4), 3, after=True)
    linked_the_others(maria, cause, 2026, 6, 2, 9)
    assert Mark.objects.filter(touchpoint=shoe_covers).count() == 181
    checked_by_numbers(action, oleg, central)
    the_commission_ends_it(maria, oleg, nina)
