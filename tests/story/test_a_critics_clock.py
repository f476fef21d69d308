"""A critic's mark, with time moved: contact and putting right are due to the second, on to the end."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from zabota.company.hours import forget_hours
from zabota.company.models import Holiday
from zabota.desk.models import Conversation
from zabota.feedback.actions.invite import invite
from zabota.feedback.actions.respond import respond
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.actions.breach_clocks import breach_clocks
from zabota.recovery.actions.confirm_case import confirm_case
from zabota.recovery.actions.fix_case import fix_case
from zabota.recovery.actions.open_case import open_case
from zabota.recovery.models import RecoveryCase

CHISINAU = ZoneInfo("Europe/Chisinau")


def at(*parts: int, fold: int = 0) -> datetime:
    """On Central's wall clock, given in UTC: Python compares no repeated hour across zones."""
    return datetime(*parts, tzinfo=CHISINAU, fold=fold).astimezone(UTC)


WHEN = {
    "by day": (at(2026, 6, 3, 10, 15), at(2026, 6, 3, 12, 15), at(2026, 6, 4, 10, 15)),
    "over lunch": (at(2026, 6, 3, 13, 30), at(2026, 6, 3, 15, 30), at(2026, 6, 4, 13, 30)),
    "in the evening": (at(2026, 6, 3, 18, 0), at(2026, 6, 4, 6, 0), at(2026, 6, 4, 18, 0)),
    "on Sunday": (at(2026, 6, 7, 12, 0), at(2026, 6, 8, 0, 0), at(2026, 6, 8, 12, 0)),
    "on Saturday morning": (at(2026, 6, 6, 11, 0), at(2026, 6, 6, 13, 0), at(2026, 6, 7, 11, 0)),
    "on a holiday": (at(2026, 8, 27, 11, 0), at(2026, 8, 27, 23, 0), at(2026, 8, 28, 11, 0)),
    "before the clocks go forward": (at(2026, 3, 28, 20, 0), at(2026, 3, 29, 9, 0), at(2026, 3, 29, 21, 0)),
    "before the clocks go back": (at(2026, 10, 24, 20, 0), at(2026, 10, 25, 7, 0), at(2026, 10, 25, 19, 0)),
    "in the hour that comes twice": (
        at(2026, 10, 25, 2, 30, fold=1),
        at(2026, 10, 25, 14, 30),
        at(2026, 10, 26, 2, 30),
    ),
}
"""Given, contact due, put right due: on Central's wall clock, open 9-13 and 14-18, Saturdays 10-14."""


@pytest.fixture
def unhappy(central, vera, mail_inbox, survey, irina):
    """unhappy() marks with 3 now; the case that it opened."""
    Holiday.objects.create(branch=central, on=date(2026, 8, 27), name="Ziua Independenței")
    forget_hours()

    def mark() -> RecoveryCase:
        talk = Conversation.objects.create(
            customer=vera, inbox=mail_inbox, branch=central, address="vera@example.com", subject="Заказ"
        )
        invitation = invite(talk, survey)
        first = invitation.touchpoints[0]["id"]
        return open_case(respond(invitation, {first: (3, "Ждала полтора часа")}))

    return mark


@pytest.mark.parametrize("when", WHEN)
def test_from_the_mark_to_the_closed_case(unhappy, irina, when):
    given, contact_due, fix_due = WHEN[when]
    with time_machine.travel(given, tick=False) as now:
        case = unhappy()
        assert case.owner == irina and case.received_at == given
        assert (case.contact_due_at, case.fix_due_at) == (contact_due, fix_due)
        now.move_to(contact_due - timedelta(seconds=1))
        breach_clocks()
        case.refresh_from_db()
        assert case.contact_breached_at is None
        add_step(case, "call", by=irina, text="Извинилась", reached=True)
        now.move_to(fix_due - timedelta(minutes=1))
        breach_clocks()
        fix_case(case, "Привезли новый", by=irina)
        case.refresh_from_db()
        assert case.contact_breached_at is None and case.fix_breached_at is None and not case.is_closed
        now.move_to(fix_due + timedelta(hours=3))
        confirm_case(case, said="Теперь хорошо")
        case.refresh_from_db()
        assert case.is_closed and case.ending == RecoveryCase.Ending.CONFIRMED


@pytest.mark.parametrize("when", WHEN)
def test_a_limit_that_passes_is_missed_at_the_next_look(unhappy, when):
    given, contact_due, _fix_due = WHEN[when]
    with time_machine.travel(given, tick=False) as now:
        case = unhappy()
        now.move_to(contact_due + timedelta(seconds=1))
        breach_clocks()
        case.refresh_from_db()
        assert case.contact_breached_at is not None and case.fix_breached_at is None
