"""The facts of a contact: what is kept of it as it goes on."""

from datetime import timedelta

import pytest

from tests.reports.conftest import MONDAY, answer, deliver, fact_of, mail, minutes, say, settle
from zabota.company.models import BusinessHours
from zabota.customers.actions.change_customer import change_customer
from zabota.desk.actions.merge import merge
from zabota.desk.actions.open_conversation import open_conversation
from zabota.desk.actions.receive import receive
from zabota.desk.actions.unmerge import unmerge
from zabota.desk.models import ContactReason
from zabota.reports.actions.count_up import count_up
from zabota.reports.handlers import note_all_of
from zabota.reports.models import AnswerFact, ContactFact
from zabota.reports.reading import facts_of


@pytest.fixture
def asked(alice, mail_inbox):
    return say(mail_inbox).conversation


def test_a_contact_is_kept_with_day_hour_and_place(asked, central, desk_team):
    fact = fact_of(asked)
    assert (fact.branch, fact.team, fact.channel, fact.language) == (central, desk_team, "email", "en")
    assert (fact.opened_on.isoformat(), fact.opened_hour, fact.quarter) == ("2026-03-02", 10, 40)
    assert (fact.is_open, fact.outside_hours) == (True, False)


def test_the_first_response_is_in_business_time_and_by_the_clock(asked, limits, nina, mail_inbox):
    late = say(mail_inbox, at=MONDAY + timedelta(hours=2, minutes=30), sender="vera@example.com").conversation
    answer(asked, nina, MONDAY + minutes(20))
    answer(late, nina, MONDAY + timedelta(hours=5))  # closed from 13 to 14 on the branch's clock
    first, second = fact_of(asked), fact_of(late)
    assert (first.first_response_seconds, first.first_person) == (1200, nina)
    assert second.first_response_seconds == 1.5 * 3600
    assert second.first_response_clock_seconds == 2.5 * 3600
    assert second.first_response_in_target is False


def test_what_is_sent_automatically_is_no_answer(asked, nina):
    asked.messages.create(direction="out", author="automatic", text="Получили!", at=MONDAY + minutes(1))
    assert fact_of(asked).first_response_seconds is None
    answer(asked, nina, MONDAY + minutes(30))
    assert fact_of(asked).first_response_seconds == 1800


def test_further_answers_are_kept_apart(asked, limits, nina, mail_inbox):
    answer(asked, nina, MONDAY + minutes(10))
    for begin, wait in ((20, 5), (40, 8)):
        said = mail(conversation_ids=(asked.id,), sender_is_proven=True, text="А когда?")
        receive(said, deliver(mail_inbox), at=MONDAY + minutes(begin))
        answer(asked, nina, MONDAY + minutes(begin + wait))
    fact_of(asked)
    kept = AnswerFact.objects.values_list("seconds", "in_target", "person")
    assert list(kept) == [(300, True, nina.id), (480, True, nina.id)]


def test_resolution_and_contact_time(limits, asked, nina, delivery_reason):
    answer(asked, nina, MONDAY + minutes(10))
    settle(asked, nina, MONDAY + minutes(90), delivery_reason)
    fact = fact_of(asked)
    assert (fact.resolution_seconds, fact.contact_seconds, fact.resolver) == (5400, 5400, nina)
    assert (fact.resolution_in_target, fact.reason, fact.is_open) == (True, delivery_reason, False)


def test_an_earlier_contact_was_not_solved_at_once_if_the_customer_comes_again(
    asked, nina, delivery_reason, mail_inbox
):
    settle(asked, nina, MONDAY + minutes(10), delivery_reason)
    assert fact_of(asked).came_again_at is None
    later = say(
        mail_inbox, at=MONDAY + timedelta(days=3), subject="Опять", text="Снова не пришло"
    ).conversation
    assert later != asked
    settle(later, nina, MONDAY + timedelta(days=3, minutes=5), delivery_reason)
    assert fact_of(asked).came_again_at == later.opened_at


@pytest.mark.parametrize("days, same_reason", [(8, True), (3, False)])
def test_another_reason_or_a_later_contact_says_nothing(
    asked, nina, delivery_reason, mail_inbox, days, same_reason
):
    settle(asked, nina, MONDAY + minutes(10), delivery_reason)
    later = say(mail_inbox, at=MONDAY + timedelta(days=days), subject="Другое").conversation
    reason = delivery_reason if same_reason else ContactReason.objects.create(name="Оплата")
    settle(later, nina, MONDAY + timedelta(days=days, minutes=5), reason)
    assert fact_of(asked).came_again_at is None


def test_a_contact_outside_the_hours_is_known_as_one(mail_inbox, alice):
    evening = MONDAY + timedelta(hours=8, minutes=20)  # 18:20 on the branch's clock
    fact = fact_of(say(mail_inbox, at=evening).conversation)
    assert (fact.outside_hours, fact.quarter) == (True, 73)


def test_what_we_began_and_what_machines_sent_is_no_contact(alice, mail_inbox, nina):
    ours = open_conversation(inbox=mail_inbox, customer=alice, text="Ваш заказ готов", by=nina)
    robot = say(mail_inbox, is_automatic=True).conversation
    count_up()
    assert not ContactFact.objects.filter(conversation__in=[ours, robot]).exists()


def test_merged_contacts_count_once_and_come_back(asked, mail_inbox, oleg):
    twin = say(mail_inbox, subject="То же самое").conversation
    count_up()
    assert ContactFact.objects.count() == 2
    done = merge(asked, twin, by=oleg)
    count_up()
    assert list(ContactFact.objects.values_list("conversation", flat=True)) == [asked.id]
    unmerge(done, by=oleg)
    count_up()
    assert ContactFact.objects.count() == 2


def test_a_customer_who_becomes_a_vip_is_one_in_the_reports(asked, alice, nina):
    count_up()
    change_customer(alice, version=alice.version, by=nina, customer_class="VIP")

    note_all_of(alice.id)
    assert fact_of(asked).customer_class == "VIP"


def test_a_branch_that_never_opens_has_contacts_too(asked, central, nina):
    BusinessHours.objects.all().delete()
    answer(asked, nina, MONDAY + minutes(7))
    contacts, _answers = facts_of([asked.id])
    assert contacts[0].first_response_clock_seconds == 420
