"""Lines that apps above add to the page that thanks, e.g. when a person will call."""

from typing import TYPE_CHECKING, Any

from zabota.core.registry import Registry

if TYPE_CHECKING:
    from zabota.feedback.models import Response


class ThanksLine:
    """Subclass in `<app>/kinds/` and register: a sentence in the current language, true for this response.

    Only what is sure may be said: a due moment of a case that exists, never a hope.
    """

    name = ""
    order = 50

    def line(self, response: "Response") -> Any | None:
        raise NotImplementedError


thanks_lines: Registry[ThanksLine] = Registry("thanks lines")


def lines_for(response: "Response") -> list[Any]:
    ordered = sorted(thanks_lines, key=lambda kind: kind.order)
    return [line for kind in ordered if (line := kind.line(response))]
