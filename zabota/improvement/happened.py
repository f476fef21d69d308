"""What is linked to causes, as far as a user may see it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from zabota.company.models import User
from zabota.improvement.kind import Shown, link_kinds
from zabota.improvement.models import CauseLink


@dataclass(frozen=True)
class Happened:
    """One link; `shown` is None where the user may know that it happened, but not what."""

    link: CauseLink
    kind: Any
    shown: Shown | None


def happened_because_of(links: Iterable[CauseLink], user: User) -> list[Happened]:
    rows = list(links)
    by_kind: dict[str, list[int]] = defaultdict(list)
    for link in rows:
        by_kind[link.kind].append(link.about_id)
    seen = {
        (name, key): link_kinds[name].shown(thing)
        for name, ids in by_kind.items()
        if name in link_kinds
        for key, thing in link_kinds[name].seen_by(user, ids).items()
    }
    return [Happened(link, label_of(link.kind), seen.get((link.kind, link.about_id))) for link in rows]


def label_of(kind: str) -> Any:
    found = link_kinds.get(kind)
    return found.label if found else kind
