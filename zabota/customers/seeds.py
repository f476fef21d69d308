"""Customers of a demo company, made by the same actions as real ones, with the truth about each known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from django.db import transaction
from django.utils import timezone
from faker import Faker

from zabota.company.models import Branch, User
from zabota.customers.actions.add_customer import add_customer
from zabota.customers.actions.add_wish import add_wish
from zabota.customers.actions.choose_privacy import choose_privacy
from zabota.customers.actions.confirm_expectation import confirm_expectation
from zabota.customers.actions.give_consent import give_consent
from zabota.customers.actions.make_promise import make_promise
from zabota.customers.actions.note_expectation import note_expectation
from zabota.customers.models import Customer
from zabota.customers.sayings import SAYINGS

LOCALES = {"ro": "ro_RO", "ru": "ru_RU", "en": "en_GB"}
SHARES = {"ro": 5, "ru": 4, "en": 1}
CLASSES = {"": 6, "regular": 3, "VIP": 1}


@dataclass(frozen=True)
class SeededCustomer:
    """A customer and what is true of them, to test recognition and figures against."""

    customer: Customer
    email: str
    phone: str
    language: str
    branch: Branch
    expectation: str


@transaction.atomic
def seed(
    profile: str, rng: Random, *, branches: Sequence[Branch], users: Sequence[User], number: int = 60
) -> list[SeededCustomer]:
    """Make `number` customers of a `profile` (clinic, shop, repair): the same ones for the same `rng`.

    Spread over `branches`, written down by `users`; addresses are at example.com. Two thirds were asked about
    privacy; some have wishes, expectations and promises to come.
    """
    fakers = {language: Faker(locale) for language, locale in LOCALES.items()}
    for faker in fakers.values():
        faker.seed_instance(rng.random())
    return [_seed_one(profile, rng, fakers, place, branches, users) for place in range(number)]


def _seed_one(
    profile: str,
    rng: Random,
    fakers: dict[str, Faker],
    place: int,
    branches: Sequence[Branch],
    users: Sequence[User],
) -> SeededCustomer:
    language = rng.choices([*SHARES], [*SHARES.values()])[0]
    name = f"{fakers[language].first_name()} {fakers[language].last_name()}"
    branch, by = rng.choice(branches), rng.choice(users)
    email, phone = f"customer{place + 1}@example.com", f"+37379{rng.randrange(100, 1000)}{place:03d}"
    customer = add_customer(
        name=name,
        addresses=[("email", email), ("phone", phone)],
        language=language,
        customer_class=rng.choices([*CLASSES], [*CLASSES.values()])[0],
        branch=branch,
        by=by,
    )
    expectation = _ask(profile, rng, customer, language, by)
    if rng.random() < 0.2:
        text = rng.choice(SAYINGS[language]["promises"])
        hours = rng.randrange(1, 72)
        make_promise(customer, text, due_at=timezone.now() + timedelta(hours=hours), owner=by, by=by)
    return SeededCustomer(customer, email, phone, language, branch, expectation)


def _ask(profile: str, rng: Random, customer: Customer, language: str, by: User) -> str:
    """About privacy, then about wishes and expectations where there is leave to write them down."""
    give_consent(customer, "surveys", source="demo", by=by)
    answer = rng.random()
    if answer < 0.5:
        choose_privacy(customer, Customer.Privacy.PERSONAL, source="demo", by=by)
    elif answer < 0.65:
        choose_privacy(customer, Customer.Privacy.PRIVATE, source="demo", by=by)
    if not customer.keeps_remarks:
        return ""
    said = SAYINGS[language]
    if rng.random() < 0.35:
        add_wish(customer, rng.choice(said["wishes"]), by=by)
    if rng.random() > 0.6:
        return ""
    expectation = note_expectation(customer, rng.choice(said[profile]), by=by)
    if rng.random() < 0.5:
        confirm_expectation(expectation, by=by)
    return expectation.text
