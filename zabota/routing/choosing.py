"""Who gets a conversation: pure, so that it can be tried out and explained."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from zabota.routing.criterion import Criterion


class Why(StrEnum):
    """Why somebody does not fit."""

    ABSENT = "absent"
    AWAY = "away"
    FULL = "full"
    CHANNEL_FULL = "channel_full"
    LANGUAGE = "language"
    TOPIC = "topic"
    CUSTOMER_CLASS = "class"


NOT_TODAY = frozenset({Why.ABSENT, Why.AWAY, Why.FULL, Why.CHANNEL_FULL})
"""What passes: whoever was so gets no more later to make up for it."""


@dataclass(frozen=True)
class Person:
    """Somebody on the staff as they are at this moment. `most_in_channel` None is no limit of its own.

    `turns` is the place in the order of turns, `given` how many they were really given by this policy.
    """

    id: int
    load: int = 0
    most: int = 20
    load_in_channel: int = 0
    most_in_channel: int | None = None
    is_absent: bool = False
    is_here: bool = True
    languages: frozenset[str] = frozenset()
    topics: frozenset[int] = frozenset()
    classes: frozenset[str] = frozenset()
    level: int = 0
    liking: int = 0
    served_last: bool = False
    is_preferred: bool = False
    turns: int = 0
    given: int = 0
    last_given: float = 0.0

    @property
    def fullness(self) -> float:
        return self.load / self.most if self.most else 1.0


@dataclass(frozen=True)
class Wanted:
    """What the conversation asks for; what is empty is not asked for."""

    language: str = ""
    topics: frozenset[int] = frozenset()
    customer_class: str = ""


@dataclass(frozen=True)
class Choice:
    """`person` None when nobody fits; `against` says of everybody why not; `turns` are the new turns."""

    person: Person | None
    against: dict[int, tuple[Why, ...]]
    turns: dict[int, int]


def reasons_against(person: Person, wanted: Wanted) -> tuple[Why, ...]:
    """Everything that speaks against giving it to this person; nothing when they fit."""
    found = {
        Why.ABSENT: person.is_absent,
        Why.AWAY: not person.is_here,
        Why.FULL: person.load >= person.most,
        Why.CHANNEL_FULL: person.most_in_channel is not None
        and person.load_in_channel >= person.most_in_channel,
        Why.LANGUAGE: bool(wanted.language) and wanted.language not in person.languages,
        Why.TOPIC: bool(wanted.topics) and not wanted.topics & person.topics,
        Why.CUSTOMER_CLASS: bool(wanted.customer_class) and wanted.customer_class not in person.classes,
    }
    return tuple(why for why, is_so in found.items() if is_so)


def choose(people: Iterable[Person], wanted: Wanted, criterion: Criterion) -> Choice:
    """The best of those who fit; among equals the one whose turn it is.

    Turns are fair queueing with integers: the chosen one's go up by one; whoever is absent, away or full is
    lifted to the smallest of those who fit, so that nobody is flooded on coming back. Counts of people who
    are always equal differ by at most one.
    """
    everybody = list(people)
    against = {person.id: reasons_against(person, wanted) for person in everybody}
    fitting = [person for person in everybody if not against[person.id]]
    if not fitting:
        return Choice(None, against, {})

    def place(person: Person) -> tuple[float, ...]:
        return (*criterion.key(person), person.turns, person.given, person.last_given, person.id)

    chosen = min(fitting, key=place)
    turns = {chosen.id: chosen.turns + 1}
    floor = min(turns.get(person.id, person.turns) for person in fitting)
    for person in everybody:
        if NOT_TODAY.intersection(against[person.id]) and person.turns < floor:
            turns[person.id] = floor
    return Choice(chosen, against, turns)
