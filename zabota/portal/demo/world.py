"""What every part of a demo's life needs at hand."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from zabota.company.models import Branch, User
from zabota.customers.models import Customer
from zabota.desk.models import ContactReason
from zabota.feedback.models import Touchpoint
from zabota.portal.demo.company import House
from zabota.portal.demo.diary import Diary
from zabota.portal.demo.plan import CompanyPlan

DAYS = 42


@dataclass(frozen=True)
class Guest:
    """A customer of the demo and how they are reached."""

    customer: Customer
    language: str
    branch: Branch
    email: str
    chat: str
    ending: str
    """What {a} becomes in this customer's own words."""


@dataclass
class World:
    """The company, its diary and its dice; `guests` and the rest are filled as life goes on."""

    house: House
    diary: Diary
    dice: Random
    ends_at: datetime
    guests: list[Guest] = field(default_factory=list)
    reasons: dict[str, ContactReason] = field(default_factory=dict)
    asked: list[Touchpoint] = field(default_factory=list)
    """What the survey asks about, in its order."""
    reserved: list[Guest] = field(default_factory=list)
    """Customers of the weak branch whom nobody has asked yet: the critics of today."""

    @property
    def plan(self) -> CompanyPlan:
        return self.house.plan

    @property
    def weak(self) -> Touchpoint:
        """Where the company is really bad, at one branch."""
        return next(point for point in self.asked if point.name == self.plan.weak_touchpoint)

    @property
    def begins_at(self) -> datetime:
        return self.ends_at - timedelta(days=DAYS)

    def guest_of(self, customer_id: int | None) -> Guest:
        return next(guest for guest in self.guests if guest.customer.id == customer_id)

    def user(self, key: str) -> User:
        return self.house.people[key]

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def minutes(self, least: float, most: float) -> timedelta:
        return timedelta(minutes=self.dice.uniform(least, most))

    def hours(self, least: float, most: float) -> timedelta:
        return timedelta(hours=self.dice.uniform(least, most))
