"""The API operation by operation, and the side ways: exports, search, live topics, lists."""

import json
from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.api import api
from tests.rights.conftest import taken_back
from tests.rights.world import EVERYTHING
from zabota.company.live import may_hear
from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of, new_token
from zabota.core.events import Event
from zabota.core.search import lexemes, remember
from zabota.desk.actions.add_message import SEARCHED
from zabota.desk.events import MessageReceived, told_of
from zabota.recovery.events import CaseOpened, of_case

pytestmark = [pytest.mark.xdist_group("rights"), pytest.mark.usefixtures("unblocked")]

PARTS = {
    "number": "talk",
    "pk": "customer",
    "case_id": "case",
    "invitation_id": "pending",
    "response_id": "response",
    "plan_id": "plan",
    "step_id": "step",
    "order_id": "order",
    "price_id": "price",
    "part_id": "part",
    "lateness_id": "lateness",
    "option_id": "date_option",
    "task_id": "task",
    "appointment_id": "appointment",
    "webhook_id": "webhook",
    "hand_over_id": "hand_over",
    "absence_id": "absence",
    "telling_id": "telling",
    "complaint_id": "complaint",
    "review_id": "review",
    "aside_id": "aside",
    "address_id": "identity",
    "expectation_id": "expectation",
    "wish_id": "wish",
    "promise_id": "promise",
    "document_id": "document",
    "retention_id": "retention",
    "inbox_id": "inbox",
    "delivery_id": "delivery",
    "dispatch_id": "dispatch",
    "message_id": "message",
    "file_id": "attachment",
    "queue_id": "queue",
    "goodwill_id": "goodwill",
    "compensation_id": "compensation",
    "senior_id": "senior_call",
    "consultation_id": "consultation",
    "call_id": "call",
    "reply_id": "saved_reply",
    "macro_id": "macro",
    "evidence_id": "evidence",
}
"""Name of the changing part of an operation's address -> what it numbers."""
OF_THE_COMPANY = {
    "duty_id": "duty",
    "policy_id": "limit",
    "erasure_id": "erasure",
    "reason_id": "reason",
    "deadline_id": "deadline",
    "rule_id": "rule",
    "article_id": "article",
    "product_id": "product",
    "question_id": "open_question",
    "routing_id": "routing",
    "follow_up_id": "follow_up",
    "type_id": "request_type",
    "work_id": "work",
    "licence_id": "licence",
    "maker_id": "maker",
    "area_id": "area",
}
"""Parts that number what everybody sees who has the permission at all."""
FIXED = {"kind": "csv"}
"""Parts that choose how, not what."""
OTHER_PARTS = {
    "/customers/promises/{int:pk}/outcome": {"pk": "promise"},
    "/customers/merges/{int:merge_id}": {"merge_id": "customer_merge"},
    "/conversations/merges/{int:merge_id}": {"merge_id": "merge"},
    "/conversations/confidential/{int:number}/entrance": {"number": "confided"},
}


def operations() -> list[tuple[str, str, str]]:
    """(method, address with its changing parts, permission) of every operation."""
    found = []
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    found.append((method, f"{prefix}{path}", operation.view_func.access))
    return sorted(found)


OPERATIONS = operations()


def parts_of(path: str) -> list[str]:
    return [piece.split("}")[0].split(":")[-1] for piece in path.split("{")[1:]]


def url_of(path: str, place: SimpleNamespace) -> str:
    names = {**PARTS, **OTHER_PARTS.get(path, {})}
    url = "/api/v1" + path
    for part in parts_of(path):
        if part in FIXED:
            url = url.replace(f"{{{part}}}", FIXED[part])
            continue
        if part in OF_THE_COMPANY:
            name = OF_THE_COMPANY[part]
            number = str((getattr(place.common, name, None) or getattr(place, name)).pk)
            url = url.replace(f"{{int:{part}}}", number).replace(f"{{{part}}}", number)
            continue
        assert part in names, f"{path}: say in PARTS what {{{part}}} numbers"
        number = str(getattr(place, names[part]).pk)
        url = url.replace(f"{{int:{part}}}", number).replace(f"{{{part}}}", number)
    return url


@pytest.fixture(scope="module")
def tokens(world) -> dict[str, str]:
    made = {}
    for key, user in world.people.items():
        made[key] = new_token()
        ApiToken.objects.create(user=user, name=key, digest=digest_of(made[key]))
    return made


BODY = {
    "text": "Здравствуйте",
    "user": None,
    "outcome": "done",
    "until": "2090-01-01T10:00:00+02:00",
    "version": 1,
    "due_at": "2090-01-01T10:00:00+02:00",
    "kind": "remark",
    "what": "Coffee",
    "cost": "1.00",
    "what_was_done": "Done",
    "is_put_right": True,
    "said": "Yes",
    "ending": "lost",
    "why": "Because",
}
"""Fits most operations; those it does not fit answer 422, which is before or after the right is asked."""
DESCRIBED = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1"), default=str))


def fields_of(method: str, path: str) -> dict:
    """The fields of an operation's body, as the API describes them: others are refused."""
    operation = DESCRIBED["paths"]["/api/v1" + path.replace("int:", "")][method.lower()]
    raw = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = raw.get("schema", {}).get("$ref", "").rpartition("/")[2]
    return DESCRIBED["components"]["schemas"].get(name, {}).get("properties", {})


def body_of(method: str, path: str) -> dict:
    return {name: BODY[name] for name in fields_of(method, path) if name in BODY}


def call(method: str, url: str, token: str = "", body: dict | None = None):
    client = Client(raise_request_exception=False)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with taken_back() as writes:
        response = client.generic(
            method, url, data=json.dumps(body or {}), content_type="application/json", headers=headers
        )
        text = content_of(response).decode(errors="replace")
    return response.status_code, text, writes.found


def content_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize(("method", "path", "permission"), OPERATIONS)
def test_an_operation_on_what_is_foreign_finds_nothing(world, tokens, method, path, permission):
    url = url_of(path, world.foreign)
    for key, token in tokens.items():
        user = world.people[key]
        if (
            not {*parts_of(path)} - {*OF_THE_COMPANY, *FIXED}
            or user.sees_all_branches
            and user.may(permission)
        ):
            continue
        status, text, written = call(method, url, token, body_of(method, path))
        bodies = (404, 422) if method in ("POST", "PUT", "PATCH") else (404,)
        assert status in (bodies if user.may(permission) else (403, 422)), (
            f"{key} {method} {url}: {status} {text}"
        )
        assert world.foreign.secret not in text and not written, f"{key} {method} {url}: {written}"


@pytest.mark.parametrize(("method", "path", "permission"), OPERATIONS)
def test_an_operation_answers_without_an_error_and_only_to_who_may(world, tokens, method, path, permission):
    url = url_of(path, world.own)
    for key, token in tokens.items():
        user = world.people[key]
        status, text, written = call(method, url, token, body_of(method, path))
        assert status < 500, f"{key} {method} {url}: {status} {text}"
        if not user.may(permission):
            assert status in (403, 422) and not written, f"{key} {method} {url}: {status} {written}"
        if method == "GET":
            assert not written
            assert world.foreign.secret not in text or user.sees_all_branches


@pytest.mark.parametrize(("method", "path", "permission"), OPERATIONS)
def test_no_operation_without_a_token_or_beyond_its_scope(world, method, path, permission):
    url = url_of(path, world.own)
    narrow = new_token()
    with taken_back():
        ApiToken.objects.create(
            user=world.people["administrator"],
            name="narrow",
            digest=digest_of(narrow),
            scopes=["company.see_audit"],
        )
        for token, refused in (("", (401,)), ("zabota_forged", (401,)), (narrow, (403, 422))):
            status, text, written = call(method, url, token, body_of(method, path))
            assert status in refused and not written, f"{method} {url}: {status} {text}"


LISTS = [
    ("customers:list", {}),
    ("customers:promises", {}),
    ("desk:inbox", {"queue": "open"}),
    ("desk:inbox", {"queue": "all"}),
    ("feedback:responses", {}),
    ("recovery:cases", {}),
    ("orders:orders", {"view": "all"}),
    ("orders:steps", {"of": "all"}),
    ("channels:inboxes", {}),
    ("channels:outbox", {}),
    ("insight:owner", {}),
    ("insight:my_day", {}),
    ("feedback:refusals", {}),
    ("reading:map", {}),
    ("reading:branches", {}),
    ("reading:people", {}),
    ("reading:changes", {}),
    ("reading:charts", {}),
    ("reading:words", {}),
    ("reading:themes", {}),
    ("reading:rates", {}),
    ("reading:drivers", {}),
    ("reading:betterments", {}),
    ("reading:alarms", {}),
]
EXPORTS = [
    ("customers:export", "csv"),
    ("customers:export", "xlsx"),
    ("recovery:export", "csv"),
    ("feedback:export", ""),
]


@pytest.mark.parametrize(("name", "query"), LISTS)
def test_lists_show_what_is_mine_and_nothing_of_north(world, name, query):
    client = world.clients[EVERYTHING]
    for more in ({}, {"q": world.foreign.secret}, {"branch": world.foreign.branch.pk}):
        with taken_back():
            page = client.get(reverse(name), {**query, **more})
        assert page.status_code == 200
        shown = page.content.decode().replace(f'value="{world.foreign.secret}"', "")
        assert world.foreign.customer.name not in shown, f"{name} {more}"
        assert f"first@{world.foreign.branch.name}" not in shown


@pytest.mark.parametrize(("name", "kind"), EXPORTS)
def test_exports_hold_what_is_mine_and_nothing_of_north(world, name, kind):
    url = reverse(name, args=[kind] if kind else [])
    with taken_back():
        response = world.clients[EVERYTHING].get(url)
        body = content_of(response)
    assert response.status_code == 200
    text = as_text(body)
    assert world.own.secret in text, f"{name} is empty: it would hide nothing"
    assert world.foreign.secret not in text


def as_text(body: bytes) -> str:
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    with ZipFile(BytesIO(body)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_search_finds_what_is_mine_and_nothing_of_north(world):
    with taken_back():
        for place in (world.own, world.foreign):
            remember(SEARCHED, place.talk.pk, lexemes(place.secret), timezone.now())
        for key, client in world.clients.items():
            page = client.get(reverse("core:search"), {"q": "Тайна"}).content.decode()
            if not world.people[key].sees_all_branches:
                assert world.foreign.secret not in page, key
        found = world.clients[EVERYTHING].get(reverse("core:search"), {"q": "Тайна"}).content.decode()
        assert world.own.secret in found, "nothing is found: it would hide nothing"


def test_live_topics_of_north_reach_nobody_at_central(world):
    """What may be heard is asked of the event alone: branch, team or person."""
    for place in (world.own, world.foreign):
        events: list[Event] = [
            MessageReceived(**told_of(place.talk), message_id=place.message.pk),
            CaseOpened(**of_case(place.case)),
        ]
        for event in events:
            for key in (EVERYTHING, "desk_specialist", "team_lead", "front_office"):
                user = world.people[key]
                heard = may_hear(event, user.branch_ids, user.team_ids, user.id)
                assert heard == (place is world.own), f"{key} {type(event).__name__} of {place.branch}"
