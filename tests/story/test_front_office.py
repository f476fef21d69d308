"""The front office: a call from ringing to resolved, and a new customer whose wish goes to who does it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cast import hire
from tests.channels.asterisk import Asterisk, answer, hang_up, incoming_call
from tests.story.conftest import until
from zabota.channels.models import Inbox
from zabota.company.actions.set_parameter import set_parameter
from zabota.customers.actions.add_identity import add_identity
from zabota.customers.actions.note_expectation import note_expectation
from zabota.desk.models import Conversation
from zabota.reception.actions.set_extension import set_extension
from zabota.reception.models import HandOver


@pytest.fixture
def lena(noon):
    """Front office at Central."""
    return hire("Lena", "front_office", noon)


def connect(central, team, port: int) -> Inbox:
    set_parameter("channels.allowed_hosts", "127.0.0.1")
    settings = {"way": "ami", "host": "127.0.0.1", "port": port, "user": "zabota", "longest_extension": 5}
    return Inbox.objects.create(
        name="Линия",
        kind="phone",
        branch=central,
        team=team,
        settings=settings,
        secrets={"ami_secret": "тайна 7"},
    )


def test_a_telephone_call_from_ringing_to_resolved(
    server, signed_in, desktop, axe, noon, desk_team, lena, nina, vera, limits, reason
):
    with Asterisk() as asterisk:
        with ThreadPoolExecutor(1) as aside:  # Playwright has an event loop in this thread
            aside.submit(prepare, noon, desk_team, asterisk.port, lena, nina, vera).result()
        page = signed_in(desktop(locale="ru-RU"), lena)
        page.goto("/reception/")
        page.locator("body[data-live-state=on]").wait_for(state="attached")
        asterisk.await_logins(1)
        incoming_call(asterisk, "069 123 456")
        page.locator(".ringing").get_by_text("Вера Ёлкина").wait_for(timeout=20_000)
        axe(page)
        page.locator(".ringing a").click()
        page.get_by_role("heading", level=1, name="Вера Ёлкина").wait_for()
        assert "Чтобы перезвонили" in page.locator(".steps").inner_text(), "a guess is to be asked about"
        axe(page)
        answer(asterisk)
        talk = waited_for(lambda: Conversation.objects.filter(first_answered_at__isnull=False).first())
        asterisk.break_off()
        asterisk.going_on = [{"Channel": "PJSIP/trunk-0000000a", "Linkedid": "1772446.1"}]
        asterisk.await_logins(2)
        hang_up(asterisk)
        waited_for(lambda: talk.calls.exclude(ended_at=None).first())
        page.goto(f"/conversations/{talk.id}/")
        assert "069 123 456" in page.locator("main").inner_text()
    assert waited_for(lambda: Conversation.objects.get(id=talk.id)).waiting_since is None


def prepare(noon, team, port: int, lena, nina, vera) -> None:
    add_identity(vera, "phone", "069 123 456", by=nina)
    note_expectation(vera, "Чтобы перезвонили", by=nina)
    set_extension(lena, "101", by=nina)
    connect(noon, team, port)


def waited_for(question):
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(until, question, "what is waited for").result()


def test_a_new_customer_is_saved_and_the_wish_goes_to_who_does_it(
    server, signed_in, phone, axe, noon, desk_team, lena, nina, limits
):
    page = signed_in(phone(locale="ro-RO"), lena)
    page.goto("/reception/?q=Țurcan")
    page.locator("#found a").first.click()
    page.fill("[name=name]", "Ștefan Țurcanu")
    page.fill("[name=phone]", "069 777 888")
    page.fill("[name=said]", "Fermoarul s-a rupt")
    axe(page)
    page.locator("form .btn-primary").click()
    page.get_by_role("heading", level=1, name="Ștefan Țurcanu").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    talk = waited_for(lambda: Conversation.objects.first())
    page.goto(f"/reception/conversations/{talk.id}/hand-over/")
    axe(page)
    page.select_option("[name=to]", f"user-{nina.id}")
    page.locator("form .btn-primary").click()
    page.get_by_role("heading", level=1, name="Ștefan Țurcanu").wait_for()
    given = waited_for(lambda: HandOver.objects.first())
    assert (given.to_user_id, given.wants) == (nina.id, "Fermoarul s-a rupt")
    page.goto("/reception/?q=777")
    page.locator("#found a", has_text="Țurcanu").wait_for()
    assert page.locator("#board .line", has_text="Nina").count() == 1, "where it is, is in sight"
    hers = signed_in(phone(locale="ru-RU"), nina)
    hers.goto("/")
    hers.locator("a.line-title", has_text="Țurcanu").first.click()
    hers.goto(f"/reception/hand-overs/{given.id}/")
    axe(hers)
    hers.locator("form .btn-primary").click()
    hers.wait_for_url("**/conversations/*/")
    assert waited_for(lambda: HandOver.objects.filter(accepted_by=nina).first())
