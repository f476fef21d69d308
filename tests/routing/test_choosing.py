"""Choosing whom a conversation is given to, without a database: fairness and limits, whatever happens."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.routing.choosing import Person, Wanted, Why, choose, reasons_against
from zabota.routing.criterion import criteria

ROUND = criteria["round_robin"]


def played(person: Person, turns: dict[int, int], given: bool, now: int) -> Person:
    person = replace(person, turns=turns.get(person.id, person.turns))
    if not given:
        return person
    return replace(person, load=person.load + 1, given=person.given + 1, last_given=float(now))


PEOPLE = st.integers(2, 6)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["arrives", "arrives", "arrives", "leaves", "returns", "resolves"]), st.integers(0, 5)
    ),
    max_size=80,
)


@settings(max_examples=60, deadline=None)
@given(number=PEOPLE, steps=STEPS, most=st.integers(1, 7))
def test_round_robin_is_fair_among_equals_and_never_beyond_the_limit(number, steps, most):
    """The last of them leaves and returns, is full and free again; the others are always equal."""
    people = {n: Person(id=n, most=most if n == number - 1 else 10_000) for n in range(number)}
    for now, (what, _which) in enumerate(steps, 1):
        last = people[number - 1]
        if what == "leaves":
            people[last.id] = replace(last, is_absent=True)
        elif what == "returns":
            people[last.id] = replace(last, is_absent=False)
        elif what == "resolves":
            people[last.id] = replace(last, load=max(0, last.load - 1))
        else:
            choice = choose(people.values(), Wanted(), ROUND)
            assert choice.person is not None and not choice.against[choice.person.id]
            for n, person in people.items():
                people[n] = played(person, choice.turns, n == choice.person.id, now)
        assert all(person.load <= person.most for person in people.values())
        equals = [person.given for n, person in people.items() if n != number - 1]
        assert max(equals) - min(equals) <= 1
        assert people[number - 1].given <= max(equals) + 1, "nobody is flooded on coming back"


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, number=PEOPLE)
def test_equals_who_leave_and_fill_up_together_stay_equal(steps, number):
    people = {n: Person(id=n, most=4) for n in range(number)}
    for now, (what, _which) in enumerate(steps, 1):
        if what in ("leaves", "returns"):
            people = {n: replace(one, is_absent=what == "leaves") for n, one in people.items()}
        elif what == "resolves":
            people = {n: replace(one, load=0) for n, one in people.items()}
        else:
            choice = choose(people.values(), Wanted(), ROUND)
            for n, person in people.items():
                got = choice.person is not None and n == choice.person.id
                people[n] = played(person, choice.turns, got, now)
        counts = [person.given for person in people.values()]
        assert max(counts) - min(counts) <= 1
        assert all(person.load <= 4 for person in people.values())


@given(
    st.lists(
        st.builds(
            Person,
            id=st.integers(1, 10**6),
            load=st.integers(0, 5),
            most=st.integers(0, 5),
            is_absent=st.booleans(),
            is_here=st.booleans(),
            languages=st.frozensets(st.sampled_from(["ro", "ru", "en"])),
            level=st.integers(0, 6),
        ),
        max_size=6,
        unique_by=lambda person: person.id,
    ),
    st.sampled_from(["ro", "ru", ""]),
    st.sampled_from([criterion.name for criterion in criteria]),
)
def test_every_criterion_gives_only_to_who_fits_and_says_of_the_others_why_not(people, language, name):
    choice = choose(people, Wanted(language=language), criteria[name])
    fitting = [person for person in people if not reasons_against(person, Wanted(language=language))]
    assert (choice.person in fitting) if fitting else choice.person is None
    assert set(choice.against) == {person.id for person in people}
    if choice.person:
        best = min(criteria[name].key(person) for person in fitting)
        assert criteria[name].key(choice.person) == best


def test_the_criteria_differ():
    quick = Person(id=1, load=1, most=10, level=1)
    knows = Person(id=2, load=5, most=10, level=3, liking=1, given=9, turns=9)
    old_friend = Person(id=3, load=6, most=10, level=2, served_last=True, turns=9)
    own = Person(id=4, load=7, most=10, level=2, is_preferred=True, turns=9)
    chosen = {
        criterion.name: choose([quick, knows, old_friend, own], Wanted(), criterion).person.id
        for criterion in criteria
    }
    assert chosen == {
        "round_robin": 1,
        "least_loaded": 1,
        "best_skill": 2,
        "same_person": 3,
        "preferred_person": 4,
    }


def test_everything_against_somebody_is_said():
    person = Person(id=1, load=5, most=5, load_in_channel=2, most_in_channel=2, is_absent=True, is_here=False)
    wanted = Wanted(language="ro", topics=frozenset({7}), customer_class="VIP")
    assert reasons_against(person, wanted) == tuple(Why)
