"""What apps above bring to the reply box: a button beside those for sending, or a line above the text."""

from typing import Any

from zabota.company.models import User
from zabota.core.registry import Registry
from zabota.desk.models import Conversation


class BoxTool:
    """Subclass in `<app>/kinds/` and register. `context` asks the database nothing: every talk shows it."""

    name = ""
    place = "row"
    template = ""
    order = 50

    def context(self, conversation: Conversation, user: User) -> dict[str, Any]:
        return {}


box_tools: Registry[BoxTool] = Registry("box tools")


def tools_of(conversation: Conversation, user: User, place: str) -> list[dict[str, Any]]:
    """Those of one place, `row` or `above`, in order: `{"template", **context}`."""
    chosen = sorted((tool for tool in box_tools if tool.place == place), key=lambda tool: tool.order)
    return [{"template": tool.template, **tool.context(conversation, user)} for tool in chosen]
