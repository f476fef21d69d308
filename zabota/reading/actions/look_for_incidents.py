from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from math import inf

from django.db import transaction
from django.db.models import Max, Sum
from django.utils import timezone

from zabota.company.parameters import value_of
from zabota.core.events import announce
from zabota.feedback.models import Mark
from zabota.insight.statistics.incidents import chance_of_so_many, limit_for, size_of_days
from zabota.reading.days import Days, day_of, days_back
from zabota.reading.events import IncidentSuspected
from zabota.reading.models import Alarm, BranchTally, NetworkTally
from zabota.reading.words import stems_of

LATEST, BEFORE = 2, 56
"""Days: what is looked at, and what is usual."""
ALIKE = 50.0
"""How alike a branch's own days are: a share of 0.18 differs by 0.05 from day to day."""
LOOKS_PER_DAY = 4
FEWEST = 3
MOST_TEXTS = 4000


@dataclass(frozen=True)
class Suspicion:
    branch_id: int | None
    count: int
    n: int
    usual: float
    chance: float
    word: str = ""
    shown: str = ""


@transaction.atomic
def look_for_incidents() -> list[Alarm]:
    """Raise an alarm for what is hardly chance, once for each day, place and word.

    The limit follows from how many places and words are looked at, so that about one false alarm is expected
    in the days that the parameter says.
    """
    today = day_of(timezone.now())
    latest = days_back(LATEST, timezone.now())
    usual = Days(latest.start - timedelta(days=BEFORE), latest.start)
    looks = LOOKS_PER_DAY * value_of("reading.days_between_false_alarms")
    found = [*_of_everywhere(latest, usual, looks), *_of_branches(latest, usual, looks)]
    found += _of_words(latest, usual, looks)
    return [alarm for each in found if (alarm := _raise(each, today))]


def _raise(found: Suspicion, on: date) -> Alarm | None:
    """None where it is known already: of the last days, or not settled yet."""
    same = Alarm.objects.filter(word=found.word)
    same = same.filter(branch=found.branch_id) if found.branch_id else same.filter(branch=None)
    newest = same.aggregate(on=Max("on"))["on"]
    if same.open().exists() or (newest and newest >= on - timedelta(days=LATEST)):
        return None
    alarm = Alarm.objects.create(on=on, **asdict(found))
    announce(IncidentSuspected(alarm_id=alarm.id, branch_id=alarm.branch_id))
    return alarm


def _of_everywhere(latest: Days, usual: Days, looks: int) -> list[Suspicion]:
    past = list(NetworkTally.objects.daily(usual).values_list("critic_answers", "answers"))
    now = NetworkTally.objects.daily(latest).aggregate(count=Sum("critic_answers"), n=Sum("answers"))
    size = size_of_days([count for count, _n in past], [n for _count, n in past])
    before = (sum(count for count, _n in past), sum(n for _count, n in past))
    return _judged(None, (now["count"] or 0, now["n"] or 0), before, size, limit_for(1, looks))


def _of_branches(latest: Days, usual: Days, looks: int) -> list[Suspicion]:
    def counted(days: Days) -> dict[int, tuple[int, int]]:
        rows = BranchTally.objects.exclude(branch=None).within(days).order_by().values("branch_id")
        rows = rows.annotate(count=Sum("critic_answers"), n=Sum("answers"))
        return {row["branch_id"]: (row["count"], row["n"]) for row in rows}

    now, before = counted(latest), counted(usual)
    limit = limit_for(len(now), looks)
    return [
        each
        for branch_id, counts in now.items()
        for each in _judged(branch_id, counts, before.get(branch_id, (0, 0)), ALIKE, limit)
    ]


def _judged(
    branch_id: int | None, now: tuple[int, int], before: tuple[int, int], size: float, limit: float
) -> list[Suspicion]:
    """A rise only, of at least a few, and only where something is known of before."""
    (count, n), (usual, n_usual) = now, before
    if count < FEWEST or n_usual < n or count * n_usual <= usual * n:
        return []
    chance = chance_of_so_many(count, n, usual, n_usual, size)
    return [Suspicion(branch_id, count, n, usual / n_usual, chance)] if chance <= limit else []


def _of_words(latest: Days, usual: Days, looks: int) -> list[Suspicion]:
    """One word said much more often than before, everywhere or at one branch."""
    now, then = _texts(latest), _texts(usual)
    found = []
    places: dict[int | None, tuple[list[dict[str, str]], list[dict[str, str]]]] = {None: ([], [])}
    for side, texts in enumerate((now, then)):
        for branch_id, stems in texts:
            places[None][side].append(stems)
            if branch_id:
                places.setdefault(branch_id, ([], []))[side].append(stems)
    tests = sum(len({stem for stems in own for stem in stems}) for own, _others in places.values())
    limit = limit_for(tests, looks)
    for branch_id, (own, others) in places.items():
        counts, past = (
            Counter(s for stems in own for s in stems),
            Counter(s for stems in others for s in stems),
        )
        for stem, count in counts.items():
            size = inf if branch_id is None else ALIKE
            for each in _judged(branch_id, (count, len(own)), (past[stem], len(others)), size, limit):
                shown = next(stems[stem] for stems in own if stem in stems)
                found.append(Suspicion(branch_id, each.count, each.n, each.usual, each.chance, stem, shown))
    return found


def _texts(days: Days) -> list[tuple[int | None, dict[str, str]]]:
    """The words of critics' reasons, the latest first."""
    start, end = days.moments()
    rows = Mark.objects.critics().filter(at__gte=start, at__lt=end).exclude(why="").order_by("-at")
    values = rows.values_list("branch_id", "why", "response__invitation__language")[:MOST_TEXTS]
    return [(branch_id, stems_of(why, language)) for branch_id, why, language in values]
