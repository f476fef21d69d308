"""The cast: the same few people and places in every test."""

from collections.abc import Callable, Iterator
from datetime import time

import pytest

from tests.channels.dovecot import Dovecot
from zabota.channels.models import Inbox
from zabota.company.actions.provide_roles import provide_roles
from zabota.company.actions.set_parameter import set_parameter
from zabota.company.models import ApiToken, Branch, BusinessHours, Department, Role, Team, User
from zabota.company.models.api_token import digest_of
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
def setting(db) -> Callable[..., None]:
    """setting("complaints.view_days", 3) is in force at once; with `branch` for that branch."""
    return set_parameter


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


@pytest.fixture(scope="module")
def dovecot(tmp_path_factory) -> Iterator[Dovecot]:
    """A real IMAP server; where `why_not()` of its module says why there can be none, skip before."""
    folder = tmp_path_factory.mktemp("dovecot")
    for parent in (folder, *folder.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o011)
    server = Dovecot(folder)
    yield server
    server.stop()


@pytest.fixture
def program(client):
    """program(irina)("get", "/scores") calls the API with a token of Irina's."""

    def of(user):
        ApiToken.objects.get_or_create(digest=digest_of(user.email), defaults={"user": user, "name": "test"})

        def call(method: str, path: str, body: dict | None = None):
            headers = {"Authorization": f"Bearer {user.email}"}
            options = {"content_type": "application/json", "data": body} if body is not None else {}
            return getattr(client, method)(f"/api/v1{path}", headers=headers, **options)

        return call

    return of
