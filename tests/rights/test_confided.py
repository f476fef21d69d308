"""The words of a confidential conversation, looked for by colleagues outside its circle in every page, list,
file, export and operation of the API; and, as the control, the same search while it is an ordinary one.
"""

import json
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, models, transaction
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat, Replace
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Event as AuditRow

from tests.rights.conftest import signed_in, taken_back
from tests.rights.objects import ROWS
from tests.rights.test_api_and_side_doors import OPERATIONS, as_text
from tests.rights.test_api_and_side_doors import url_of as operation_url
from tests.rights.test_every_route import STAFF, url_of
from tests.rights.world import EVERYTHING, make_world
from zabota.company.models import ApiToken, Role, User
from zabota.company.models.api_token import digest_of
from zabota.complaints.models import Complaint
from zabota.core.permissions import permissions
from zabota.core.search import lexemes, remember
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.actions.confide import confide
from zabota.desk.models import Conversation
from zabota.reports.actions.count_contacts import count_contacts

pytestmark = [pytest.mark.xdist_group("confided"), pytest.mark.usefixtures("unblocked")]

HANGS_ON_IT = ("desk", "custody", "reception", "orders", "complaints", "agenda")
"""Apps whose rows of the world all hang on the conversation, and single models of others."""
HANG_ON_IT = {
    "recovery.RecoveryCase",
    "recovery.Goodwill",
    "improvement.Investigation",
    "customers.Promise",
    "channels.Dispatch",
    "channels.Delivery",
    "core.StoredFile",
}
NOT_OF_IT = {"desk.Queue", "reception.Absence"}
OUTSIDE = (EVERYTHING, "everywhere", "data_keeper")
"""Every permission at the branch, every permission at all branches, and who only keeps data."""
SEEN_AT = {
    "desk:conversation",
    "desk:inbox",
    "desk:side",
    "desk:original",
    "desk:whole",
    "desk:html",
    "customers:card",
    "complaints:complaint",
    "custody:document",
    "orders:order",
    "orders:step",
    "reception:received",
    "channels:outbox",
    "channels:raw",
    "core:search",
}
"""Some of the places that must show the words of an ordinary one: else the search would find nothing."""


@pytest.fixture(scope="module")
def hidden(django_db_setup, django_db_blocker) -> Iterator[SimpleNamespace]:
    """What was found where: `before` it was confided, and `after`."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        make_neutral(world.own.secret)
        role = Role.objects.create(
            name="everywhere", permissions=[one.name for one in permissions], sees_all_branches=True
        )
        world.people["everywhere"] = User.objects.create_user("e@zabota.example", "a long password", name="E")
        world.people["everywhere"].roles.add(role)
        world.clients = {key: signed_in(User.objects.get(id=world.people[key].id)) for key in OUTSIDE}
        ApiToken.objects.create(user=world.people["everywhere"], name="e", digest=digest_of("zabota_e"))
        talks = Conversation.objects.filter(branch=world.own.branch, merged_into=None)
        for talk in talks:
            remember(SEARCHED, talk.pk, lexemes(world.own.secret), timezone.now())
        count_contacts(list(talks.values_list("id", flat=True)))
        before = search(world)
        for talk in talks.filter(confided_to=None):
            confide(talk, by=world.own.user)
        yield SimpleNamespace(world=world, before=before, after=search(world))
        transaction.set_rollback(True)
    cache.clear()


def make_neutral(secret: str) -> None:
    """What is no part of the conversation loses the words by which it is looked for."""
    for model in apps.get_models():
        label = model._meta.label
        hangs = model._meta.app_label in HANGS_ON_IT or label in HANG_ON_IT
        ours = model.__module__.startswith("zabota.") and not issubclass(model, AuditRow)
        if not ours or (hangs and label not in NOT_OF_IT):
            continue
        texts = [
            field.name
            for field in model._meta.concrete_fields
            if type(field) in (models.CharField, models.TextField) and not field.unique
        ]
        for name in texts:
            model._base_manager.filter(**{f"{name}__contains": secret}).update(
                **{name: Replace(F(name), Value(secret), Value("Обычное"))}
            )
    with connection.cursor() as cursor:
        for kept in apps.get_models():
            if issubclass(kept, AuditRow) and kept._meta.managed and kept._meta.app_label != "pghistory":
                cursor.execute(f"TRUNCATE {kept._meta.db_table}")
    for complaint in Complaint.objects.filter(text=secret):  # its change stands in the audit
        Complaint.objects.filter(pk=complaint.pk).update(text=f"{secret} и ещё")
    apps.get_model("answers", "Macro")._base_manager.update(deeds={"note": "Обычное"})
    apps.get_model("reviews", "ReviewSite")._base_manager.update(
        name=Concat(Value("Карты "), Cast("pk", models.CharField()))
    )
    apps.get_model("asking", "PaperSheet")._base_manager.update(first={})
    Conversation.objects.update(customer_name="Вера")


def search(world: SimpleNamespace) -> dict[str, set[str]]:
    """Where each outsider reads the secret: names of routes, and operations of the API."""
    found: dict[str, set[str]] = {key: set() for key in OUTSIDE}
    for key in OUTSIDE:
        for name in STAFF:
            for query in ({}, {"q": "Тайна"}) if name in ("core:search", "desk:inbox") else ({},):
                if reads(world.clients[key], url_of(name, world, world.own), query, world.own.secret):
                    found[key].add(name)
    for method, path, _permission in OPERATIONS:
        if method == "GET":
            url = operation_url(path, world.own)
            if reads(Client(headers={"Authorization": "Bearer zabota_e"}), url, {}, world.own.secret):
                found["everywhere"].add(f"GET {path}")
    return found


def reads(client: Client, url: str, query: dict[str, str], secret: str) -> bool:
    with taken_back():
        response = client.get(url, query)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    assert response.status_code < 500, f"{url}: {response.status_code}"
    text = as_text(body)
    if response.headers["Content-Type"].startswith("application/json"):  # it writes Cyrillic as escapes
        text = json.dumps(json.loads(text), ensure_ascii=False)
    return secret in text


def test_an_ordinary_one_is_read_in_many_places(hidden):
    """The control: these are the ways by which a confidential one could leak."""
    assert len(hidden.before[EVERYTHING]) >= 35 and len(hidden.before["everywhere"]) >= 35
    assert not SEEN_AT - hidden.before["everywhere"]
    assert {"GET /conversations", "GET /conversations/{int:number}"} <= hidden.before["everywhere"]
    assert len([name for name in hidden.before["everywhere"] if name.startswith("GET ")]) >= 8
    assert {"custody:documents", "custody:document"} <= hidden.before["data_keeper"]


@pytest.mark.parametrize("key", OUTSIDE)
def test_a_confidential_one_is_read_nowhere_by_who_is_outside(hidden, key):
    assert hidden.after[key] == set()


@pytest.mark.parametrize("name", sorted(name for name in STAFF if name in ROWS and name.startswith("desk:")))
def test_its_address_answers_outsiders_as_if_it_were_not_there(hidden, name):
    row = ROWS[name].named(hidden.world.own) if ROWS[name].kind == "branch" else {}
    if row.get("pk") != hidden.world.own.talk.pk:
        pytest.skip("it names something else")
    for method in ("get", "post"):
        with taken_back():
            answer = getattr(hidden.world.clients["everywhere"], method)(reverse(name, kwargs=row))
        assert answer.status_code in (404, 405), f"{method} {name}: {answer.status_code}"


def test_figures_still_count_it(hidden):
    with taken_back():
        page = hidden.world.clients["everywhere"].get(reverse("reports:rows"))
    assert page.status_code == 200 and not page.context["lines"]
