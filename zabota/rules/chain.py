"""How rules follow one another, and why they never loop: pure, whatever rules there are.

A chain begins with one event. What a rule does may be an event for other rules, one level deeper. In one
chain a rule acts at most once, so a chain is never longer than there are rules; and never deeper than
DEEPEST. What the deeds of a chain announce begins no chain of its own.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Event = TypeVar("Event")
Rule = TypeVar("Rule")
DEEPEST = 3


def follow(
    begin: Event,
    rules_for: Callable[[Event], Iterable[Rule]],
    act: Callable[[Rule, Event, int], list[Event]],
    name_of: Callable[[Rule], Hashable],
) -> int:
    """Run a chain. `act` does what a rule says at a depth (0 first) and returns what it announced.

    Returns how many times a rule acted.
    """
    used: set[Hashable] = set()
    level = [begin]
    for depth in range(DEEPEST):
        announced: list[Event] = []
        for event in level:
            for rule in rules_for(event):
                if name_of(rule) in used:
                    continue
                used.add(name_of(rule))
                announced += act(rule, event, depth)
        level = announced
        if not level:
            break
    return len(used)
