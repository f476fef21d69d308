"""A panel is one app's part of a shared page: a customer's card, a conversation, My day, the owner's page."""

from typing import Any

from zabota.core.registry import Registry


class Panel:
    """Subclass in `<app>/panels/<name>.py` and register; `context` returns None to stay away.

    `place` is one of the PLACES; `subject` is the page's object (a Customer, a Conversation, a Branch, or
    the User whose day it is). The template is given `panel` and what `context` returned.
    """

    name = ""
    place = ""
    template = ""
    order = 50
    permission = ""

    def context(self, subject: Any, user: Any) -> dict[str, Any] | None:
        raise NotImplementedError


PLACES = (
    "branch",
    "customer",
    "reception",
    "conversation",
    "case",
    "complaint",
    "my_day",
    "owner",
    "set_up",
    "sessions",
    "profile",
)
panels: Registry[Panel] = Registry("panels")


def panels_for(place: str, subject: Any, user: Any) -> list[dict[str, Any]]:
    """The panels that have something to show: `{"panel", "template", **context}`, in order."""
    shown = []
    for panel in sorted(panels, key=lambda panel: panel.order):
        if panel.place == place and (not panel.permission or user.may(panel.permission)):
            context = panel.context(subject, user)
            if context is not None:
                shown.append({"panel": panel, "template": panel.template, **context})
    return shown
