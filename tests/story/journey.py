"""The main job step by step, by whichever way the mail came in."""

import re
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.channels.sink import Sink
from tests.story.conftest import Member, in_two_hours, letters_to, text_of, until
from zabota.desk.models import Conversation, SlaClock
from zabota.feedback.models import Invitation, Response
from zabota.recovery.models import RecoveryCase

LINK = re.compile(r"https?://\S+")


def a_conversation_waits(team, branch, address: str) -> Conversation:
    """Opened for the right team, with a clock that runs and falls due."""
    talk = until(lambda: Conversation.objects.filter(address=address).first(), "a conversation")
    assert (talk.team, talk.branch) == (team, branch)
    assert talk.waiting_since is not None and talk.due_at > talk.waiting_since
    assert set(SlaClock.objects.filter(conversation=talk, met_at=None).values_list("limit", flat=True)) == {
        "first_response",
        "resolution",
    }
    return talk


def nina_answers_and_resolves(nina: Member, talk: Conversation, reason, text: str) -> None:
    page = nina.get(f"/conversations/{talk.id}/")
    assert page.status_code == 200 and talk.subject in page.text
    nina.post(f"/conversations/{talk.id}/assignment/", to="me")
    talk.refresh_from_db()
    nina.post(
        f"/conversations/{talk.id}/reply/",
        text=text,
        version=talk.version,
        key="one-press",
        resolving="1",
        reason=reason.id,
        outcome="done",
    )
    talk.refresh_from_db()
    assert talk.is_resolved and talk.first_answered_at is not None


def the_reply_left_with_the_survey_in_it(sink: Sink, address: str, text: str) -> tuple[EmailMessage, str]:
    """The very message that brings the result asks how it was; the path of its link."""
    [mail] = until(lambda: letters_to(sink, address, text), "the reply in the customer's post office")
    [link] = LINK.findall(text_of(mail))
    path = urlsplit(link).path
    assert path.startswith("/survey/")
    return mail, path


def vera_marks(page, path: str, scores: dict[str, int], why: str) -> Response:
    """On a phone, with her thumb. Looking at the page wrote nothing."""
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not Response.objects.exists() and Invitation.objects.get().opened_at is None
    touchpoints = {asked["name"]: asked["id"] for asked in Invitation.objects.get().touchpoints}
    for name, score in scores.items():
        page.locator(f'input[name="mark-{touchpoints[name]}"][value="{score}"]').locator("xpath=..").tap()
        if score < 9:
            page.locator(f"#why-{touchpoints[name]}").fill(why)
    page.locator("form.survey button").tap()
    page.wait_for_selector(".survey-thanks")
    return Response.objects.get()


def a_case_is_open_and_due_in_two_hours(response: Response, owner) -> RecoveryCase:
    case = until(lambda: RecoveryCase.objects.filter(response=response).first(), "the case")
    assert case.given_in_day and case.received_at == response.at
    assert case.contact_due_at == in_two_hours(response.at)
    assert case.owner == owner and not case.is_closed
    return case


def irina_puts_it_right(irina: Member, case: RecoveryCase) -> None:
    assert irina.get(f"/recovery/{case.id}/").status_code == 200
    irina.post(f"/recovery/{case.id}/call/", reached="yes", apologised="on", text="Извинилась, выслушала")
    irina.post(f"/recovery/{case.id}/goodwill/", kind="gift", what="Кофе и торт", cost="80.00")
    irina.post(f"/recovery/{case.id}/fix/", what_was_done="Заказ привезли сегодня, țara întreagă")
    case.refresh_from_db()
    assert case.contacted_at <= case.contact_due_at and case.is_fixed and not case.is_closed
    assert case.goodwill.get().is_given and case.goodwill.get().within_limit


def vera_says_it_is_put_right(page, sink: Sink, address: str, case: RecoveryCase) -> None:
    """By the link in the mail that asks, with a mark after."""
    [mail] = until(lambda: letters_to(sink, address, "/put-right/"), "the mail that asks")
    [link] = LINK.findall(text_of(mail))
    page.goto(urlsplit(link).path)
    case.refresh_from_db()
    assert not case.is_closed, "looking ends no case"
    page.locator("#id_words").fill("Теперь всё хорошо, mulțumesc")
    page.locator('button[name="answer"][value="yes"]').tap()
    page.locator('.marks input[value="9"]').locator("xpath=..").tap()
    page.locator("form button").tap()
    page.wait_for_selector(".marks", state="detached")
    case.refresh_from_db()
    assert case.ending == RecoveryCase.Ending.CONFIRMED and case.is_closed and case.mark_after == 9


@dataclass(frozen=True)
class Tile:
    value: str
    note: str
    rows: str


def tiles_of(owner: Member) -> dict[str, Tile]:
    """Name of the figure -> how the owner's page shows it, and the address of its rows."""
    page = owner.get("/owner/?period=7")
    assert page.status_code == 200
    found = {}
    for stat in LexborHTMLParser(page.text).css(".stat"):
        name = stat.css_first(".stat-label a").attributes["href"].split("/")[2]
        value, note = stat.css_first(".stat-value"), stat.css_first(".stat-note")
        link = value.css_first("a")
        rows = link.attributes["href"] if link else ""
        found[name] = Tile(value.text(strip=True), " ".join(note.text().split()), rows)
    return found


def the_owner_sees_it_all(owner: Member, talk: Conversation) -> None:
    """First contact, first response, NPS with n and interval, the case; every number opens its rows."""
    tiles = tiles_of(owner)
    assert tiles["first_contacts"].value == "1"
    assert (
        tiles["first_response_in_target"].value == "100 %"
        and "n = 1" in tiles["first_response_in_target"].note
    )
    assert tiles["first_response_time"].rows
    assert tiles["nps"].value == "+0" and "n = 1" in tiles["nps"].note and "95% sure" in tiles["nps"].note
    assert tiles["open_cases"].value == "0" and tiles["contacted_in_time"].value == "100 %"
    assert tiles["fixed_in_24h"].value == "100 %" and tiles["mark_after"].value.startswith("9")
    for name, tile in tiles.items():
        assert owner.get(f"/owner/{name}/?period=7").status_code == 200
        if tile.rows:
            rows = owner.get(tile.rows)
            assert rows.status_code == 200, (name, tile.rows)
            if name in ("first_contacts", "first_response_in_target", "nps", "contacted_in_time"):
                assert talk.customer_name in rows.text, f"{name} does not lead to its row at {tile.rows}"
