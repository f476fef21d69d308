"""Lines that apps above add to the reply that brings the result, e.g. the question how it was."""

from dataclasses import dataclass
from typing import Any

from zabota.core.registry import Registry


@dataclass(frozen=True)
class ClosingLine:
    """`text` in the customer's language with a placeholder like [[survey]]; `links` maps it to [purpose, row
    id].
    """

    text: str
    links: dict[str, list[Any]]


class ClosingLineKind:
    """Subclass in `<app>/kinds/` and register: asked once when a reply also resolves the conversation."""

    name = ""
    order = 50

    def line(self, conversation: Any, language: str) -> ClosingLine | None:
        raise NotImplementedError


closing_lines: Registry[ClosingLineKind] = Registry("closing lines")
