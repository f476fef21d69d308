"""When the commission meets next, and a meeting as a calendar file (RFC 5545)."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.improvement.models import Meeting
from zabota.improvement.verdict import add_months

LASTS = timedelta(minutes=90)


def next_meeting_after(moment: datetime) -> datetime:
    """The first chosen weekday of the month after, at the chosen time."""
    first = add_months(timezone.localdate(moment).replace(day=1), 1)
    ahead = (int(value_of("improvement.meeting_weekday")) - first.weekday()) % 7
    at = time.fromisoformat(value_of("improvement.meeting_time"))
    return timezone.make_aware(datetime.combine(first + timedelta(days=ahead), at))


def as_calendar_file(meeting: Meeting, url: str) -> str:
    """One event; lines end in CRLF and hold no text of customers."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Zabota//commission//EN",
        "BEGIN:VEVENT",
        f"UID:commission-{meeting.pk}@zabota",
        f"DTSTAMP:{_moment(meeting.created_at)}",
        f"DTSTART:{_moment(meeting.at)}",
        f"DTEND:{_moment(meeting.at + LASTS)}",
        f"SUMMARY:{_escaped(_('Commission'))}",
        f"LOCATION:{_escaped(meeting.place)}",
        f"URL:{url}",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(_folded(line) for line in lines)


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text: str) -> str:
    for found, put in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(found, put)
    return text


def _folded(line: str) -> str:
    """At most 75 octets a line, never in the middle of a letter."""
    parts, room = [""], 75
    for letter in line:
        if len((parts[-1] + letter).encode()) > room:
            parts.append("")
            room = 74
        parts[-1] += letter
    return "\r\n ".join(parts)
