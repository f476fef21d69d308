"""The cast: the same few people and places in every test."""

from datetime import time

import pytest

from zabota.channels.models import Inbox
from zabota.company.actions.provide_roles import provide_roles
from zabota.company.models import Branch, BusinessHours, Department, Role, Team, User
from zabota.customers.models import Customer, Identity


def hire(name: str, role: str, *branches: Branch, **fields) -> User:
    provide_roles()
    user = User.objects.create_user(f"{name.lower()}@zabota.example", "a long password", name=name, **fields)
    user.roles.add(Role.objects.get(key=role))
    user.branches.add(*branches)
    return User.objects.get(id=user.id)  # without cached rights


def open_branch(name: str, **fields) -> Branch:
    """A branch open 9-13 and 14-18 on weekdays, 10-14 on Saturday."""
    branch = Branch.objects.create(name=name, **fields)
    hours = [(day, time(9), time(13)) for day in range(5)] + [(day, time(14), time(18)) for day in range(5)]
    for weekday, opens_at, closes_at in [*hours, (5, time(10), time(14))]:
        BusinessHours.objects.create(branch=branch, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
    return branch


def greet(name: str, email: str, *branches: Branch, language: str = "en", **fields) -> Customer:
    customer = Customer.objects.create(name=name, language=language, **fields)
    Identity.objects.create(customer=customer, kind="email", value=email.lower(), shown=email)
    customer.branches.add(*branches)
    return customer


@pytest.fixture
def central(db) -> Branch:
    return open_branch("Central", city="Chișinău")


@pytest.fixture
def north(db) -> Branch:
    return open_branch("North", city="Bălți")


@pytest.fixture
def nina(central) -> User:
    """Desk specialist at Central."""
    return hire("Nina", "desk_specialist", central)


@pytest.fixture
def oleg(central) -> User:
    """Team lead at Central."""
    return hire("Oleg", "team_lead", central)


@pytest.fixture
def pavel(north) -> User:
    """Desk specialist at North: a stranger to Central's customers."""
    return hire("Pavel", "desk_specialist", north)


@pytest.fixture
def irina(central) -> User:
    """Customer relations: sees all branches."""
    return hire("Irina", "customer_relations", central)


@pytest.fixture
def maria(central) -> User:
    """Director."""
    return hire("Maria", "director")


@pytest.fixture
def dan(db) -> User:
    """Administrator."""
    return hire("Dan", "administrator")


@pytest.fixture
def alice(central) -> Customer:
    return greet("Alice Popescu", "alice@example.com", central)


@pytest.fixture
def bob(north) -> Customer:
    """A customer of North."""
    return greet("Bob Țurcanu", "bob@example.com", north, language="ro")


@pytest.fixture
def vera(central) -> Customer:
    return greet("Вера Ёлкина", "vera@example.com", central, language="ru")


@pytest.fixture
def desk_team(central, nina) -> Team:
    team = Team.objects.create(name="Desk", branch=central)
    team.members.add(nina)
    return team


@pytest.fixture
def relations(db) -> Department:
    return Department.objects.create(name="Customer relations")


@pytest.fixture
def mail_inbox(central, desk_team) -> Inbox:
    return Inbox.objects.create(
        name="Central mail",
        kind="email",
        key="central",
        address="help@zabota.example",
        branch=central,
        team=desk_team,
    )
