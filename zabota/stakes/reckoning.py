"""Word of mouth and money at risk, reckoned from counts and assumptions; no model in sight."""

from collections.abc import Mapping
from dataclasses import dataclass

from zabota.stakes.ranges import NOTHING, Range

MONEY_FROM = (
    "margin",
    "years",
    "leave_unrecovered",
    "leave_recovered",
    "told_bad",
    "deterred",
    "followers_reached",
)
"""The assumptions that `money` rests on."""


@dataclass(frozen=True)
class Heard:
    """Customers by their latest answer, each counted once; `followers` are those of unrecovered critics."""

    satisfied: int
    passive: int
    unrecovered: int
    recovered: int
    followers: int = 0

    @property
    def n(self) -> int:
        return self.satisfied + self.passive + self.unrecovered + self.recovered


@dataclass(frozen=True)
class WordOfMouth:
    """People who hear good and bad of us; a second estimate, of people brought and taken away."""

    good: Range
    bad: Range
    reached_by_posts: Range
    brought: Range
    taken: Range

    @property
    def balance(self) -> tuple[float, float, float]:
        """Good less bad, posts included: at worst, likely, at best."""
        bad = self.bad + self.reached_by_posts
        return self.good.low - bad.high, self.good.likely - bad.likely, self.good.high - bad.low

    @property
    def second_balance(self) -> tuple[float, float, float]:
        return (
            self.brought.low - self.taken.high,
            self.brought.likely - self.taken.likely,
            self.brought.high - self.taken.low,
        )

    @property
    def verdict(self) -> str:
        """profit, loss, or open where the range holds both."""
        worst, _likely, best = self.balance
        return "profit" if worst > 0 else "loss" if best < 0 else "open"


@dataclass(frozen=True)
class Money:
    """Future profit, in the company's currency."""

    per_customer: Range
    per_critic: Range
    """Lost with each critic whom nothing is put right for: the own leaving, and those deterred."""
    at_risk: Range
    kept_by_recovery: Range


def word_of_mouth(heard: Heard, assumed: Mapping[str, Range]) -> WordOfMouth:
    """good = satisfied x told_good; bad = unrecovered x told_bad; posts = followers x followers_reached."""
    return WordOfMouth(
        good=assumed["told_good"] * heard.satisfied,
        bad=assumed["told_bad"] * heard.unrecovered,
        reached_by_posts=assumed["followers_reached"] * heard.followers,
        brought=assumed["brought"] * heard.satisfied,
        taken=assumed["taken"] * heard.unrecovered,
    )


def money(heard: Heard, assumed: Mapping[str, Range]) -> Money:
    """worth = margin x years; per critic = worth x (leave_unrecovered + told_bad x deterred);
    at risk = unrecovered x that + posts x deterred x worth;
    kept = recovered x worth x (leave_unrecovered - leave_recovered).
    """
    worth = assumed["margin"] * assumed["years"]
    deterred = assumed["told_bad"] * assumed["deterred"]
    per_critic = worth * (assumed["leave_unrecovered"] + deterred)
    posts = assumed["followers_reached"] * heard.followers * assumed["deterred"] * worth
    kept = worth * (assumed["leave_unrecovered"] - assumed["leave_recovered"])
    return Money(
        per_customer=worth,
        per_critic=per_critic,
        at_risk=per_critic * heard.unrecovered + (posts if heard.followers else NOTHING),
        kept_by_recovery=kept * heard.recovered,
    )
