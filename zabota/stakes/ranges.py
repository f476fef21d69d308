"""A number of which only low and high are known: carried through every step of a reckoning."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """`low` <= `likely` <= `high`, none below 0."""

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.likely <= self.high:
            raise ValueError(f"{self.low}, {self.likely}, {self.high} is no range")

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def __mul__(self, other: "Range | float") -> "Range":
        """By a range, or by a number from 0."""
        by = other if isinstance(other, Range) else Range(other, other, other)
        return Range(self.low * by.low, self.likely * by.likely, self.high * by.high)

    def __sub__(self, other: "Range") -> "Range":
        """What is left at least, likely, at most; never below 0."""
        likely = max(0.0, self.likely - other.likely)
        return Range(
            min(likely, max(0.0, self.low - other.high)), likely, max(likely, max(0.0, self.high - other.low))
        )


NOTHING = Range(0, 0, 0)
