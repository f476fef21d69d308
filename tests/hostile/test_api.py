"""Every operation of the API, with every role's token, asked with what fits its description and what not."""

import json
from itertools import count
from types import SimpleNamespace
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.core import NotSet

from config.api import api
from tests.rights.conftest import taken_back, unblocked, world
from tests.rights.test_api_and_side_doors import BODY, DESCRIBED, url_of
from tests.rights.test_api_and_side_doors import fields_of as fields_at
from zabota.company.models import ApiToken
from zabota.company.models.api_token import digest_of, new_token

__all__ = ["unblocked", "world"]

pytestmark = [pytest.mark.xdist_group("hostile-api"), pytest.mark.usefixtures("unblocked")]

SCHEMA = schemathesis.openapi.from_dict(DESCRIBED)
OPERATIONS = {one.ok().label: one.ok() for one in SCHEMA.get_all_operations()}
MOST_TOLD = 40
REFUSED = {400, 401, 403, 404, 405, 409, 413, 415, 422}

STRONG = [
    *("a\x00b", "\ud800", "x" * 20_000, "9" * 400, "2024-02-30T25:61:61Z", "9999-12-31T23:59:59-23:59"),
    *(None, -1, 2**31, 2**63, 10**400, float("nan"), "", [], {"id": 1}, "0001-01-01T00:00:00+23:59", True),
]
POISON = [
    *("\x00", "\udfff\ud800", "\U0010ffff", "\u202eёș", "'; DROP TABLE x; --", "%s%n{}{{7*7}}${7*7}"),
    *("x" * 300_000, "0" * 5_000, "-1", "1e400", "NaN", "../../etc/passwd", "+1000000000000-01-01", "٣"),
    *("１２", " ", "\u2028", 0, 2**64, -(2**63) - 1, 1e308, -0.0, float("inf"), 1e-320, {}, [[]]),
    *([{}] * 1_000, {"a": {"a": {"a": 1}}}, {"__class__": "x", "__proto__": {}}, "1970-01-01T00:00:00"),
]


class Calls:
    """Asks and judges: 0 errors of ours, every answer JSON, and nothing written where it was refused."""

    def __init__(self, world: SimpleNamespace) -> None:
        self.world, self.number = world, count()
        self.client = Client(raise_request_exception=False)
        self.tokens: dict[str, str] = {}
        for key, user in world.people.items():
            self.tokens[key] = new_token()
            ApiToken.objects.create(user=user, name=key, digest=digest_of(self.tokens[key]))
        self.roles = [*self.tokens, "forged"]
        self.made = self.good = 0
        self.wrong: list[str] = []

    def __call__(
        self, method: str, url: str, body: object = None, key: str = "", raw: bytes | None = None
    ) -> int:
        key = key or self.roles[next(self.number) % len(self.roles)]
        content = raw or json.dumps(body).encode()
        with taken_back() as writes:
            answer = self.client.generic(
                method.upper(),
                url,
                content if method.upper() != "GET" else b"",
                content_type="application/json",
                headers={"Authorization": f"Bearer {self.tokens.get(key, 'zabota_forged')}"},
            )
            said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        self.made += 1
        self.good += answer.status_code < 300
        is_json = "attachment" not in answer.headers.get("Content-Disposition", "")
        why = self.fault(answer.status_code, said, writes.found, is_json)
        if why:
            self.wrong.append(f"{key} {method} {url[:200]} {content[:200]!r}: {answer.status_code} {why}")
        return answer.status_code

    def fault(self, status: int, said: bytes, written: list[str], is_json: bool) -> str:
        if status >= 500:
            return said.decode("utf-8", "replace")[-300:]
        if status >= 300 and status not in REFUSED:
            return "is no refusal that we describe"
        if status in REFUSED and written:
            return f"was refused and wrote {written[0]}"
        if not is_json:
            return "" if status in (200, 404, 405) else "is no JSON"
        try:
            json.loads(said or b"null")
        except ValueError:
            return "is no JSON" if status != 404 and status != 405 else ""
        return ""

    def judge(self, what: str) -> None:
        print(
            f"\n{what}: {self.made} calls, {len(OPERATIONS)} operations, {len(self.roles)} tokens,"
            f" {self.good} done, faults: {len(self.wrong)}"
        )
        assert not self.wrong, "\n".join(self.wrong[:MOST_TOLD])
        assert self.good, "nothing was ever done: it would show nothing"


@pytest.fixture(scope="module")
def calls(world, django_db_blocker):
    with django_db_blocker.unblock():
        return Calls(world)


@pytest.fixture
def fresh(calls):
    calls.made = calls.good = 0
    calls.wrong = []
    return calls


def address(operation) -> str:
    """Of what is one's own."""
    return url_of(template(operation), SimpleNamespace(**vars_of_own))


vars_of_own: dict = {}


@pytest.fixture(autouse=True)
def own(world):
    vars_of_own.clear()
    vars_of_own.update(vars(world.own))


def template(operation) -> str:
    """The address as the router has it, e.g. /customers/{pk}."""
    path = operation.path.removeprefix("/api/v1")
    return next(
        (
            prefix + inner
            for prefix, router in api._routers
            for inner in router.path_operations
            if (prefix + inner).replace("int:", "") == path
        ),
        path,
    )


def fields_of(operation) -> dict:
    return fields_at(operation.method, operation.path.removeprefix("/api/v1"))


def queries_of(operation) -> list[str]:
    return [one["name"] for one in operation.definition.raw.get("parameters", []) if one["in"] == "query"]


def asked(case, calls: Calls) -> None:
    """A case of schemathesis; half of the times about what is there."""
    path = case.operation.path
    for name, value in (case.path_parameters or {}).items():
        path = path.replace(f"{{{name}}}", quote(str(value), safe="", errors="replace"))
    if next(calls.number) % 2:
        path = address(case.operation)
    query = {name: value for name, value in (case.query or {}).items() if value is not None}
    url = path + ("?" + urlencode(query, doseq=True, errors="replace") if query else "")
    body = None if isinstance(case.body, NotSet) else case.body
    if isinstance(body, bytes):
        calls(case.method, url, raw=body)
    else:
        calls(case.method, url, body)


def fuzz(calls: Calls, examples: int) -> None:
    for label, operation in OPERATIONS.items():
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            try:
                strategy = operation.as_strategy(generation_mode=mode)

                @seed(len(label))
                @settings(
                    max_examples=examples,
                    database=None,
                    deadline=None,
                    phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                )
                @given(strategy)
                def ask(case):
                    asked(case, calls)

                ask()
            except Exception as error:  # noqa: BLE001 - what cannot be made wrong has no negative cases
                if type(error).__name__ not in ("Unsatisfiable", "SkipTest", "Skipped"):
                    raise


def test_what_fits_and_what_does_not_is_answered_without_an_error(fresh):
    fuzz(fresh, examples=5)
    fresh.judge("fuzz")


@pytest.mark.soak
def test_the_same_for_long(fresh):
    fuzz(fresh, examples=1_000)
    fresh.judge("fuzz, long")


BROKEN = [b"{", b"[]", b"null", b"\xff\xfe", b'"xxx', b"[" * 5_000, b'{"a":' * 3_000, b"1e999", b"{}"]


def poison(calls: Calls, values: list) -> None:
    for operation in OPERATIONS.values():
        url, fields = address(operation), fields_of(operation)
        usual = {name: BODY[name] for name in fields if name in BODY}
        for value in values:
            for name in fields:
                calls(operation.method, url, {**usual, name: value}, key="administrator")
            for name in queries_of(operation):
                said = value if isinstance(value, str) else json.dumps(value)
                asked_so = f"{url}?{name}={quote(said[:8_000], errors='replace')}"
                calls(operation.method, asked_so, usual, key="administrator")
        for raw in BROKEN if fields else ():
            calls(operation.method, url, key="administrator", raw=raw)


def test_every_field_is_asked_with_poison(fresh):
    poison(fresh, STRONG)
    fresh.judge("poison")


@pytest.mark.soak
def test_every_field_is_asked_with_more_poison(fresh):
    poison(fresh, POISON + STRONG)
    fresh.judge("poison, long")


def test_a_field_nobody_knows_is_refused(fresh):
    asked_for = 0
    for label, operation in OPERATIONS.items():
        fields = fields_of(operation)
        if not fields:
            continue
        asked_for += 1
        usual = {name: BODY[name] for name in fields if name in BODY}
        for more in ("is_admin", "Text", "branch", "__proto__", "id", "ё"):
            if more in fields:
                continue
            status = fresh(operation.method, address(operation), {**usual, more: 1}, key="administrator")
            assert status == 422, f"{label} takes {more!r}: {status}"
    print(f"\noperations with a body: {asked_for}, unknown fields taken: 0")
    assert asked_for > 10


def test_the_harness_sees_an_error_of_ours(fresh, monkeypatch):
    """The control: where the database fails, the call is counted as a fault."""

    def fails(execute, sql, params, many, context):
        if "customers_customer" in sql:
            raise RuntimeError("the control")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(fails):
        fresh("GET", "/api/v1/customers/", key="administrator")
    assert len(fresh.wrong) == 1
