"""What a customer reads around an appointment, in their language."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.visits.models import Appointment, Notice
from zabota.visits.ways import customer_of

Kind = Notice.Kind


def subject_of(appointment: Appointment) -> str:
    return _("Your appointment on %(day)s at %(time)s") % moment_of(appointment)


def text_of(appointment: Appointment, kind: str) -> str:
    """With [[appointment]] where the customer's own link goes."""
    return WORDS[Kind(kind)](appointment)


def moment_of(appointment: Appointment) -> dict[str, str]:
    """`day` and `time` on the branch's own clock."""
    zone = appointment.branch.zone_info if appointment.branch else None
    local = timezone.localtime(appointment.starts_at, zone)
    return {"day": date_format(local, "j E Y"), "time": date_format(local, "H:i")}


def hello(appointment: Appointment) -> str:
    name = customer_of(appointment).name
    return _("Hello, %(name)s!") % {"name": name} if name else _("Hello!")


def place_of(appointment: Appointment) -> str:
    """The room of a talk by video; else the branch with its address and telephone."""
    if appointment.consultation:
        return appointment.consultation.room_url
    branch = appointment.branch
    if branch is None:
        return ""
    place = ", ".join(part for part in (branch.name, branch.city, branch.address) if part)
    return f"{place}\n{branch.phone}" if branch.phone else place


def paragraphs(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def how_to_answer() -> str:
    return _("Tell us by this link: [[appointment]]\nOr simply answer: YES, NO or ANOTHER TIME.")


def booked(appointment: Appointment) -> str:
    expected = _("We are expecting you on %(day)s at %(time)s: %(about)s.") % {
        **moment_of(appointment),
        "about": appointment.about,
    }
    promised = (
        _("What we promise: %(promised)s") % {"promised": appointment.promised}
        if appointment.promised
        else ""
    )
    change = _("To see it, or to choose another time: [[appointment]]")
    return paragraphs(hello(appointment), expected, promised, place_of(appointment), change)


def moved(appointment: Appointment) -> str:
    now_at = _("Your appointment (%(about)s) is now on %(day)s at %(time)s.") % {
        **moment_of(appointment),
        "about": appointment.about,
    }
    return paragraphs(
        hello(appointment), now_at, place_of(appointment), _("Does it suit you?"), how_to_answer()
    )


def called_off(appointment: Appointment) -> str:
    off = _("Your appointment on %(day)s at %(time)s (%(about)s) is called off.") % {
        **moment_of(appointment),
        "about": appointment.about,
    }
    return paragraphs(hello(appointment), off, _("If you want another time, just answer this message."))


def reminder(appointment: Appointment) -> str:
    expected = _("We remind you: we are expecting you on %(day)s at %(time)s: %(about)s.") % {
        **moment_of(appointment),
        "about": appointment.about,
    }
    asked = "" if appointment.is_confirmed else _("Will you come?")
    return paragraphs(hello(appointment), expected, place_of(appointment), asked, how_to_answer())


def soon(appointment: Appointment) -> str:
    at = _("At %(time)s we are expecting you: %(about)s.") % {
        **moment_of(appointment),
        "about": appointment.about,
    }
    return paragraphs(at, place_of(appointment))


def after(appointment: Appointment) -> str:
    asked = _("Did your appointment on %(day)s at %(time)s (%(about)s) take place?") % {
        **moment_of(appointment),
        "about": appointment.about,
    }
    promised = (
        _("And was done what we promised? %(promised)s") % {"promised": appointment.promised}
        if appointment.promised
        else _("And was done what was agreed?")
    )
    how = _("Tell us by this link: [[appointment]]\nOr simply answer: YES or NO.")
    return paragraphs(hello(appointment), f"{asked} {promised}", how)


WORDS: dict[Kind, Callable[[Appointment], str]] = {
    Kind.BOOKED: booked,
    Kind.MOVED: moved,
    Kind.CALLED_OFF: called_off,
    Kind.REMINDER: reminder,
    Kind.SOON: soon,
    Kind.AFTER: after,
}


def language_of(appointment: Appointment) -> str:
    """Before anything was written to them: the customer's own, else that of the talk, else the company's."""
    talk = appointment.conversation
    known = (customer_of(appointment).language, talk.language if talk else "")
    return next((code for code in known if code), value_of("company.language"))
