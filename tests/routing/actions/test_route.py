"""Giving conversations to people as they come in."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from tests.cast import greet
from tests.routing.conftest import MONDAY, can, deliver, mail, say, team_of
from zabota.core.gathering import together
from zabota.customers.actions.change_customer import change_customer
from zabota.desk.actions.receive import receive
from zabota.desk.actions.resolve import resolve
from zabota.desk.models import Conversation
from zabota.reports.actions.count_up import count_up
from zabota.reports.models import ContactFact
from zabota.routing.actions.note_absence import note_absence
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.actions.save_topic_words import save_topic_words
from zabota.routing.actions.set_aptitudes import set_aptitudes
from zabota.routing.actions.set_capacity import set_capacity
from zabota.routing.models import RoutingDecision


def arrive(inbox, number: int, **more) -> Conversation:
    return say(inbox, sender=f"client{number}@example.com", subject=f"Вопрос {number}", **more).conversation


def test_without_a_policy_everything_stays_in_the_queue(mail_inbox, trio):
    assert arrive(mail_inbox, 1).assignee is None
    assert not RoutingDecision.objects.exists()


def test_in_turn_everybody_gets_as_many(mail_inbox, trio, in_turn):
    got = Counter()
    for number in range(7):
        talk = arrive(mail_inbox, number)
        talk.refresh_from_db()
        got[talk.assignee_id] += 1
    assert sorted(got.values()) == [2, 2, 3]
    assert set(got) == {user.id for user in trio}


def test_a_batch_of_mails_is_given_out_at_its_end_in_the_same_transaction(mail_inbox, trio, in_turn):
    with transaction.atomic(), together(6):
        for number in range(6):
            receive(mail(sender=f"client{number}@example.com"), deliver(mail_inbox), at=MONDAY)
    assert sorted(Counter(Conversation.objects.values_list("assignee", flat=True)).values()) == [2, 2, 2]


def test_language_topic_and_class_are_asked_of_people(mail_inbox, trio, central):
    nina, ilie, svetlana = trio
    can(nina, "language", "ro", "en")
    can(ilie, "language", "ru")
    can(svetlana, "language", "ru")
    (payment,) = can(svetlana, "topic", "Оплата")
    can(ilie, "class", "VIP")
    save_topic_words(payment, "возврат денег, plată, счёт")
    save_policy(None, name="Всё")
    greet("Ольга Шнырёва", "olga@example.com", central, language="ru", customer_class="VIP")
    romanian = say(mail_inbox, sender="ion@example.com", language="ro", text="Bună ziua").conversation
    money = say(
        mail_inbox, sender="petr@example.com", language="ru", text="Где возврат моих денег?"
    ).conversation
    vip = say(mail_inbox, sender="olga@example.com", text="Добрый день").conversation
    french = say(mail_inbox, sender="jean@example.com", language="fr", text="Bonjour").conversation
    for talk in (romanian, money, vip, french):
        talk.refresh_from_db()
    assert (romanian.assignee, money.assignee, vip.assignee) == (nina, svetlana, ilie)
    assert french.assignee is None
    (question,) = french.routing_decisions.all()
    against = {line["id"]: line["against"] for line in question.considered["people"]}
    assert against == {user.id: ["language"] for user in trio}


def test_organisations_and_newcomers_have_policies_of_their_own(mail_inbox, trio, central):
    nina, ilie, svetlana = trio
    firms = save_policy(
        None, name="Фирмы", order=1, client="organisation", to_team=team_of(ilie), match_language=False
    )
    save_policy(
        None,
        name="Новые",
        order=2,
        continuity="one_off",
        to_team=team_of(nina, name="Новым"),
        match_language=False,
    )
    save_policy(None, name="Прочие", order=3, to_team=team_of(svetlana, name="Прочим"), match_language=False)
    greet("SRL Lumină", "office@example.com", central, is_corporate=True)
    of_firm = say(mail_inbox, sender="office@example.com").conversation
    first = say(mail_inbox, sender="nou@example.com", subject="Первый раз").conversation
    later = say(
        mail_inbox, at=MONDAY + timedelta(days=1), sender="nou@example.com", subject="Второй"
    ).conversation
    for talk in (of_firm, first, later):
        talk.refresh_from_db()
    assert (of_firm.assignee, of_firm.team) == (ilie, firms.to_team)
    assert first.assignee == nina
    assert later != first and later.assignee == svetlana


def test_whoever_knows_it_best_and_whoever_likes_it(mail_inbox, trio):
    levels = {}
    for user, level in zip(trio, (1, 3, 3), strict=True):
        (skill,) = can(user, "language", "ro")
        levels[user] = (skill, level)
    for user, (skill, level) in levels.items():
        set_aptitudes(user, {skill: (level, 1 if user == trio[2] else 0)})
    save_policy(None, name="Лучший", criterion="best_skill")
    talk = say(mail_inbox, sender="ion@example.com", language="ro").conversation
    talk.refresh_from_db()
    assert talk.assignee == trio[2]


def test_absent_and_full_people_are_passed_over(mail_inbox, trio, in_turn):
    nina, ilie, svetlana = trio
    note_absence(
        nina, starts_at=MONDAY - timedelta(days=1), ends_at=MONDAY + timedelta(days=7), kind="sick", by=None
    )
    set_capacity(ilie, 1)
    set_capacity(svetlana, 2, channel="email")
    talks = [arrive(mail_inbox, number) for number in range(5)]
    given = Counter(Conversation.objects.values_list("assignee", flat=True))
    assert given == {ilie.id: 1, svetlana.id: 2, None: 2}
    question = RoutingDecision.objects.get(conversation=talks[-1], user=None)
    against = {line["id"]: line["against"] for line in question.considered["people"]}
    assert against == {nina.id: ["absent"], ilie.id: ["full"], svetlana.id: ["channel_full"]}


def test_reports_know_by_which_criterion(mail_inbox, trio, in_turn):
    talk = arrive(mail_inbox, 1)
    count_up()
    assert ContactFact.objects.get(conversation=talk).criterion == "round_robin"


@pytest.mark.django_db(transaction=True)
def test_nobody_is_given_more_than_the_limit_when_many_come_at_once(mail_inbox, trio, in_turn):
    """Six threads take in at the same moment, each in its own transactions."""
    for user in trio:
        set_capacity(user, 2)
    deliveries = [(number, deliver(mail_inbox)) for number in range(12)]
    start = threading.Barrier(6)
    failed: list[Exception] = []

    def take_in(part: int) -> None:
        try:
            start.wait(30)
            for number, delivery in deliveries[part::6]:
                with transaction.atomic(), together(1):
                    receive(mail(sender=f"client{number}@example.com"), delivery, at=MONDAY)
        except Exception as error:  # shown below
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take_in, args=(part,)) for part in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed
    given = Counter(Conversation.objects.values_list("assignee", flat=True))
    assert given == {None: 6, **{user.id: 2 for user in trio}}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        assert cursor.fetchone() == (0,)


def test_who_has_a_manager_of_their_own_comes_to_them_again_and_again(mail_inbox, trio, irina):
    save_policy(None, name="Свой человек", criterion="preferred_person", match_language=False)
    first = arrive(mail_inbox, 1)
    first.refresh_from_db()
    own = next(user for user in trio if user != first.assignee)
    change_customer(first.customer, by=irina, version=first.customer.version, manager=own)
    resolve(first, by=first.assignee, outcome="done")
    for years in (1, 2, 3):
        again = arrive(mail_inbox, 1, at=MONDAY + timedelta(days=364 * years))
        again.refresh_from_db()
        assert again != first and again.assignee == own
        resolve(again, by=own, outcome="done")
