from datetime import date

from zabota.company.models import Branch, User
from zabota.feedback.sums import MarkKeeper, Row, mark_keepers
from zabota.reading.days import Days
from zabota.reading.scoring import bands_in, total_in
from zabota.reading.tallied import by_touchpoint, total


@mark_keepers.register
class KeptMarks(MarkKeeper):
    """From the tallies."""

    name = "tallies"

    def by_touchpoint(self, user: User, first: date, last: date, branch_id: int | None) -> list[Row]:
        found = []
        for key, row in by_touchpoint(user, Days(first, last), of(branch_id)).items():
            bands = bands_in(row)
            if bands.n:
                counts = {
                    "critics": bands.critics,
                    "passives": bands.passives,
                    "promoters": bands.promoters,
                }
                found.append({"touchpoint_id": key, **counts, "total": total_in(row)})
        return found

    def answers(self, user: User, first: date, last: date, branch_id: int | None) -> int:
        return total(user, Days(first, last), of(branch_id))["answers"]


def of(branch_id: int | None) -> Branch | None:
    """Only its id is needed to narrow by it."""
    return Branch(id=branch_id) if branch_id else None
