from datetime import timedelta

from django.template.loader import render_to_string

from tests.desk.conftest import MONDAY, say
from zabota.core.panels import panels_for
from zabota.desk.actions.assign import assign


def shown(place, subject, user, name):
    (panel,) = [panel for panel in panels_for(place, subject, user) if panel["panel"].name == name]
    return panel, render_to_string(panel["template"], panel)


def test_my_day_shows_who_waits_for_me_longest_first(alice, vera, mail_inbox, nina):
    late = say(mail_inbox, at=MONDAY + timedelta(hours=1)).conversation
    early = say(mail_inbox, sender="vera@example.com").conversation
    say(mail_inbox)
    for conversation in (late, early):
        assign(conversation, nina, by=nina)
    panel, html = shown("my_day", nina, nina, "desk.waiting_for_me")
    assert [row["id"] for row in panel["conversations"]] == [early.id, late.id]
    assert "Вера Ёлкина" in html and not panel["has_more"]


def test_a_customers_card_shows_what_the_user_may_see(asked, alice, nina, pavel):
    panel, html = shown("customer", alice, nina, "desk.of_customer")
    assert "Order 77" in html and f"#{asked.id}" in html
    assert shown("customer", alice, pavel, "desk.of_customer")[0]["conversations"] == []


def test_words_of_a_stranger_are_shown_as_words(alice, mail_inbox, nina):
    say(mail_inbox, subject="<script>alert(1)</script>")
    assert "<script>" not in shown("customer", alice, nina, "desk.of_customer")[1]
