"""The benchmarks measure what they say they measure: their generators make valid data."""

from bench.mails import make_mail
from bench.talks import EVERY, LONG, now, talk
from zabota.channels.mail.read import read


def test_every_made_mail_is_read_without_a_problem_and_says_who_wrote():
    for number in range(30):
        letter = read(make_mail(number))
        assert not letter.problems
        assert letter.text.strip()


def test_the_same_number_makes_the_same_mail():
    assert make_mail(7) == make_mail(7)
    assert make_mail(7) != make_mail(8)


def test_a_waiting_talk_ends_with_the_customer_and_begins_with_them_too():
    moment = now()
    for number in range(200):
        one = talk(number, 200, moment)
        assert one.said[0][0] is False
        assert one.is_waiting is False or one.said[-1][0] is False
        assert one.moment(len(one.said) - 1) <= moment


def test_every_fiftieth_talk_has_twenty_messages_and_the_others_three_to_five():
    moment = now()
    for number in range(200):
        length = len(talk(number, 200, moment).said)
        assert length == LONG if number % EVERY == 0 else 3 <= length <= 5
