"""Whether somebody is there to answer a visitor, and when not, from when on, in words."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import formats
from django.utils.translation import gettext as _

from zabota.channels.models import Inbox
from zabota.company.hours import schedule_of
from zabota.company.schedule import NeverOpen, is_open, next_opening


def is_answered_now(inbox: Inbox, now: datetime) -> bool:
    return is_open(schedule_of(inbox.branch_id), now)


def when_answered(inbox: Inbox, now: datetime) -> str:
    """“We answer from 9:00 tomorrow.” in the active language, on the branch's own clock."""
    schedule = schedule_of(inbox.branch_id)
    try:
        opens = next_opening(schedule, now).astimezone(ZoneInfo(schedule.zone))
    except NeverOpen:
        return _("Nobody is here now.")
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    at = {"time": f"{opens.hour}:{opens.minute:02d}", "day": formats.date_format(opens, "l, j E")}
    if opens.date() == today:
        return _("We answer from %(time)s today.") % at
    if opens.date() == today + timedelta(days=1):
        return _("We answer from %(time)s tomorrow.") % at
    return _("We answer from %(time)s on %(day)s.") % at
