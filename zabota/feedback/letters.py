"""The mail that asks. A survey of one mark has the ten links in the mail itself; they are plain text."""

from typing import Any

from django.utils.translation import gettext as _

from zabota.feedback.bands import SCALE
from zabota.feedback.models import Invitation
from zabota.feedback.models.invitation import PURPOSE


def is_one_question(invitation: Invitation) -> bool:
    return len(invitation.touchpoints) == 1 and len(invitation.questions) <= 1


def links_of(invitation: Invitation) -> dict[str, list[Any]]:
    """For the outbox: the links are made only while the mail is sent."""
    links: dict[str, list[Any]] = {"survey": [PURPOSE, invitation.id]}
    if is_one_question(invitation):
        links |= {f"mark-{mark}": [PURPOSE, invitation.id, mark] for mark in SCALE}
    return links


def letter(invitation: Invitation) -> str:
    """In the current language, without pictures or scripts; a tap only opens the page filled in."""
    name = invitation.customer.name if invitation.customer else ""
    hello = _("Hello, %(name)s!") % {"name": name} if name else _("Hello!")
    if is_one_question(invitation):
        asked = _(
            "One question: %(touchpoint)s. Which mark from 1 to 10 do you give? Choose a link; one more tap "
            "on the page sends your answer."
        ) % {"touchpoint": invitation.touchpoints[0]["name"]}
        marks = "\n".join(f"{mark}:  [[mark-{mark}]]" for mark in reversed(SCALE))
        text = f"{asked}\n\n{marks}"
    else:
        text = _("We ask our customers now and then. Half a minute is enough:\n[[survey]]")
    if invitation.is_anonymous:
        text += "\n\n" + _("The survey is anonymous: nobody can find out who answered what.")
    closing = _("If something was not right, simply reply: a person reads it.")
    return f"{hello}\n\n{text}\n\n{closing}"
