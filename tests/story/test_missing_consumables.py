"""The missing consumables (S3-I): a patient came in vain by taxi; half a year later nobody does any more."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.cast import hire
from tests.story.by_pages import (
    Seat,
    answered_and_resolved,
    at,
    link_in,
    marked,
    put_right_says_the_customer,
    the_commission_sits,
    thinks_of_the_answer,
    work_off,
    written_in_the_book,
)
from tests.story.conftest import letter, letters_to
from zabota.complaints.models import Complaint
from zabota.desk.models import Conversation
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.feedback.actions.design_survey import design_survey
from zabota.improvement.actions.judge_actions import judge_actions
from zabota.improvement.models import CauseLink, CorrectiveAction, Duty, Investigation, Meeting, RootCause

VERA = "vera@example.com"
CAME = "Приехала на такси, а пробирок для анализа нет"


@pytest.fixture
def samples(relations):
    return add_touchpoint("Taking of samples", "buying", names={"ru": "Взятие анализа"}, department=relations)


@pytest.fixture
def reception(samples):
    row = add_touchpoint("Reception", "arriving", names={"ru": "Регистратура"})
    design_survey(None, [row, samples], name="After an answer", asked_after_resolution=True)
    return row


@pytest.fixture
def lena(central):
    return hire("Lena", "front_office", central)


def twelve_before_her(lena, central) -> None:
    """Each told the book, once in four days since January; nobody saw that they were one."""
    first = date(2026, 1, 12)
    for number in range(12):
        on = first + timedelta(days=4 * number)
        with at(on.year, on.month, on.day, 9):
            written_in_the_book(lena, central, number + 1, f"Нет пробирок, приехала зря {number}", on)
    assert Complaint.objects.filter(source="book").count() == 12


def her_case(mail_in, sink, nina, irina, reason, samples, reception):
    """Mail, answer, marks, call within two hours, taxi repaid, and her own word that it is right."""
    with at(2026, 3, 10, 8):
        mail_in(letter(f"Вера <{VERA}>", "Анализ", "Можно прийти сегодня?"), VERA)
        talk = Conversation.objects.get(subject="Анализ")
        answered_and_resolved(nina, talk, reason, "Да, ждём вас.")
    with at(2026, 3, 10, 9):
        case = marked(sink, VERA, {reception: 9, samples: 2}, CAME)
        assert case.owner == irina and case.contact_due_at == datetime(2026, 3, 10, 11, tzinfo=UTC)
    with at(2026, 3, 10, 10):
        desk, path = Seat(irina), f"/recovery/{case.id}/"
        assert CAME in desk.get(path)
        desk.post(path + "call/", reached="yes", apologised="on", text="Извинились, записали на завтра")
        desk.post(path + "goodwill/", kind="costs", what="Такси в обе стороны", cost="180.00")
        desk.post(path + "fix/", what_was_done="Анализ взяли на дому, такси возместили.")
    case.refresh_from_db()
    assert case.contacted_at < case.contact_due_at and case.fixed_at < case.fix_due_at
    given = case.goodwill.get()
    assert given.cost == Decimal(180) and given.is_given and given.within_limit
    with at(2026, 3, 10, 15):
        put_right_says_the_customer(sink, VERA, case, "Всё хорошо, деньги пришли", 9)
    return case


def registered(irina, case, samples) -> Complaint:
    """What she said stands in the register, from her mark, with its touchpoint."""
    with at(2026, 3, 11, 8):
        desk = Seat(irina)
        assert f"/complaints/new/?case={case.id}" in desk.get(f"/recovery/{case.id}/")
        form = desk.get(f"/complaints/new/?case={case.id}")
        assert CAME in form, "her words stand there already"
        about = {"kind": "complaint", "source": "conversation", "text": CAME, "branch": case.branch_id}
        desk.post(f"/complaints/new/?case={case.id}", touchpoint=samples.id, key="c", **about)
        complaint = Complaint.objects.get(recovery_case=case)
        assert (complaint.source, complaint.customer) == ("mark", case.customer)
        path = f"/complaints/{complaint.id}/"
        desk.post(path + "owner/")
        desk.post(path + "acknowledgement/", way="channel", text="")
    return complaint


def looked_into(maria, oleg, case, complaint, samples, relations) -> RootCause:
    """The company asks itself why, finds one cause, and sees that twelve others told the same."""
    investigation = Investigation.objects.get(case=case)
    assert investigation.lead == oleg, "opened by itself once it was put right"
    with at(2026, 3, 12, 8):
        chief, path = Seat(maria), f"/investigations/{investigation.pk}/"
        about = {"name": "Нет расходных материалов", "department": relations.pk, "words": "пробирки пробирок"}
        chief.post("/causes/new/", touchpoints=[samples.pk], **about)
        cause = RootCause.objects.get(department=relations)
        lead = Seat(oleg)
        whys = {"why_1": "Ошибка поставки", "why_2": "Никто не сверяет накладную"}
        lead.post(path + "facts/", what_happened="Пробирки не привезли", version=1, **whys)
        lead.post(path + "testimonies/", who="Склад", said="Пришёл не тот ящик")
        assert str(cause) in lead.get(path), "suggested by her words"
        lead.post(path + "conclusion/", finding="Ошибка поставки", cause=cause.pk)
        assert str(cause) in chief.get(f"/why/complaint-{complaint.pk}/")
        chief.post(f"/why/complaint-{complaint.pk}/", cause=cause.pk)
        alike = Complaint.objects.filter(source="book")
        assert f"complaint-{alike[0].pk}" in chief.get(f"/causes/{cause.pk}/similar/")
        chief.post(f"/causes/{cause.pk}/similar/", thing=[f"complaint-{row.pk}" for row in alike])
    assert CauseLink.objects.filter(cause=cause).values("told").distinct().count() == 13, "she is one of them"
    return cause


def changed(maria, oleg, relations, cause) -> CorrectiveAction:
    """Oleg answers for the cause: measures, a report, proposals, and a procedure that is another."""
    with at(2026, 3, 12, 12):
        days = {"measures_on": "2026-03-16", "report_on": "2026-03-20", "proposals_on": "2026-03-31"}
        about = {"user": oleg.pk, "department": relations.pk, **days}
        Seat(maria).post(f"/causes/{cause.pk}/responsible/", **about)
    handed_in = {
        "measures": (16, "Каждый ящик сверяют с накладной при приёмке"),
        "report": (20, "Трижды за зиму пришёл не тот ящик, и никто не заметил"),
        "proposals": (30, "Неснижаемый остаток пробирок в каждом кабинете"),
    }
    for kind, (day, text) in handed_in.items():
        with at(2026, 3, day, 8):
            lead = Seat(oleg)
            assert str(cause) in lead.get("/duties/")
            lead.post(f"/duties/{Duty.objects.get(kind=kind).pk}/answer/", answer=text)
            if kind == "measures":
                about = {
                    "what": "Сверка накладной",
                    "owner": oleg.pk,
                    "procedure_before": "Ящик ставили на полку",
                    "procedure_after": "Ящик сверяют с накладной при приёмке",
                    "starts_on": "2026-03-16",
                    "months": "3",
                }
                lead.post(f"/causes/{cause.pk}/actions/", **about)
    assert not Duty.objects.open().exists() and not any(duty.was_late for duty in Duty.objects.all())
    return CorrectiveAction.objects.get()


def answered(sink, irina, complaint) -> None:
    """The first answer says nothing of what changes: she sends it back; the second she accepts."""
    path = f"/complaints/{complaint.id}/"
    with at(2026, 3, 12, 9):
        desk = Seat(irina)
        about = {"our_action": "Поставщик ошибся, а мы не проверили поставку", "side_of_service": "system"}
        desk.post(path + "ties/", **about)
        desk.post(path + "answer/", decision="upheld", text="Поставка пришла с ошибкой.", way="channel")
    with at(2026, 3, 13, 9):
        thinks_of_the_answer(sink, VERA, "Поставка пришла с ошибкой.", "not_satisfied", "А что изменится?")
        complaint.refresh_from_db()
        assert complaint.times_reopened == 1 and complaint.state == "acknowledged"
    better = "Теперь каждую поставку сверяют с накладной до открытия кабинета."
    with at(2026, 3, 17, 9):
        Seat(irina).post(path + "answer/", decision="upheld", text=better, way="channel")
        thinks_of_the_answer(sink, VERA, better, "satisfied")
    complaint.refresh_from_db()
    assert complaint.view == "satisfied" and complaint.is_closed
    assert complaint.first_answered_at < complaint.answered_at < complaint.answer_due_at


def test_the_missing_consumables(
    mail_in, sink, long_open, central, reason, samples, reception, goodwill_limit, relations,
    vera, lena, nina, oleg, irina, maria,
):  # fmt: skip
    twelve_before_her(lena, central)
    case = her_case(mail_in, sink, nina, irina, reason, samples, reception)
    complaint = registered(irina, case, samples)
    cause = looked_into(maria, oleg, case, complaint, samples, relations)
    action = changed(maria, oleg, relations, cause)
    answered(sink, irina, complaint)

    with at(2026, 3, 30, 8):
        called = {"at": "2026-04-07T10:00", "place": "Зал", "chair": maria.pk, "members": [oleg.pk, nina.pk]}
        Seat(maria).post("/commission/new/", **called)
    with at(2026, 4, 7, 7):
        first = Meeting.objects.get()
        Seat(oleg).post(f"/commission/{first.pk}/answer/", answer="comes")
        chief = Seat(maria)
        assert f"{cause}: 13" in chief.get(f"/commission/{first.pk}/"), "the system made the agenda"
        chief.post(f"/commission/{first.pk}/beginning/")
        decided = {"text": "Остаток пробирок в каждом кабинете", "owner": nina.pk, "due_on": "2026-04-30"}
        chief.post(f"/commission/{first.pk}/duties/", **decided)
        told = "Приёмка без накладной запрещена"
        assert told in the_commission_sits(
            maria, first, minutes={"new_causes": told}, present=[maria, oleg]
        ), "on paper"
    with at(2026, 4, 28, 8):
        duty = Duty.objects.get(kind="decision")
        Seat(nina).post(f"/duties/{duty.pk}/answer/", answer="Стоит в семи кабинетах из семи")
    for month, day in ((5, 5), (6, 2)):
        with at(2026, month, day, 7):
            coming = Meeting.objects.to_come().get()
            about = {"decisions_before": "Остаток есть"} if month == 5 else {}
            page = the_commission_sits(maria, coming, minutes=about, present=[maria, oleg, nina])
            assert ("done in time" in page) == (month == 5), "followed up once"

    with at(2026, 6, 15, 4):
        assert judge_actions() == 0, "three months are not over"
    with at(2026, 6, 17, 4):
        assert judge_actions() == 1
        work_off()
        rate = CorrectiveAction.objects.get().effect["rate"]
        assert (rate["after"], rate["has_control"]) == (0, False) and rate["before"] > 0 and rate["high"] < 1
        page = Seat(oleg).get(f"/corrective-actions/{action.pk}/")
        assert "no untouched branch" in page and "Ящик ставили на полку" in page
    cause.refresh_from_db()
    assert cause.state == "settled", "closed by the numbers, not by a tick"
    with at(2026, 7, 7, 7):
        last = Meeting.objects.to_come().get()
        page = the_commission_sits(
            maria, last, minutes={"effects_due": "Больше никто не приезжал зря"}, present=[maria, oleg]
        )
        assert "Сверка накладной (Нет расходных материалов): it worked" in page
        assert "takes part" in Seat(maria).get("/participation/?period=365")
    assert len(letters_to(sink, VERA)) >= 4 and link_in(sink, VERA, "complaint")
