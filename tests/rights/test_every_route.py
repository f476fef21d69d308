"""Every address of the URL tree, asked by everybody, for what is theirs and for what is not."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.rights.conftest import taken_back
from tests.rights.objects import ROWS

pytestmark = [pytest.mark.xdist_group("rights"), pytest.mark.usefixtures("unblocked")]

REFUSED = (403, 404)
HARMLESS = (302, 401, 403, 404, 405, 410)
"""What a stranger may be answered: the sign-in page, or a refusal."""


def routes(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every page of ours with its full name; libraries' pages and the API are walked elsewhere."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, entry.namespace or namespace)
        elif hasattr(entry.callback, "access"):
            yield f"{namespace}:{entry.name}", entry


ROUTES = dict(routes(get_resolver()))
WITH_PARTS = sorted(name for name, entry in ROUTES.items() if entry.pattern.converters)
PLAIN = sorted(set(ROUTES) - set(WITH_PARTS))
OF_BRANCH = [name for name in WITH_PARTS if name in ROWS and ROWS[name].kind in ("branch", "handed")]
STAFF = sorted(name for name, entry in ROUTES.items() if not entry.callback.access.startswith("public: "))


def url_of(name: str, world: SimpleNamespace, place: SimpleNamespace) -> str:
    row = ROWS.get(name)
    if row is None:
        return reverse(name)
    return reverse(name, kwargs=row.named(world if row.kind == "company" else place))


def ask(client: Client, url: str, method: str):
    """The answer, its text, and what was written; all of it is undone."""
    with taken_back() as writes:
        response = getattr(client, method)(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, body.decode("utf-8", "replace"), writes.found


def may(world: SimpleNamespace, key: str, name: str) -> bool:
    access = ROUTES[name].callback.access
    return access == "signed in" or access.startswith("public: ") or world.people[key].may(access)


def test_every_route_with_a_changing_part_has_a_row():
    missing = sorted(set(WITH_PARTS) - set(ROWS))
    assert not missing, (
        f"{', '.join(missing)}: add a row to ROWS in tests/rights/objects.py that says which object the "
        "address names, and one of it to make_place in tests/rights/world.py for each branch."
    )
    assert set(ROWS) <= set(WITH_PARTS), f"no such address any more: {sorted(set(ROWS) - set(WITH_PARTS))}"


@pytest.mark.parametrize("name", OF_BRANCH)
def test_what_belongs_to_another_branch_is_not_there(world, name):
    """404 for who sees one branch, 403 for who may not do it at all; nothing is said and nothing changes."""
    url, secret = url_of(name, world, world.foreign), world.foreign.secret
    asked = 0
    for key, client in world.clients.items():
        if world.people[key].sees_all_branches and may(world, key, name):
            continue
        expected = (404, 405) if may(world, key, name) else REFUSED + (405,)
        for method in ("get", "post"):
            status, body, written = ask(client, url, method)
            assert status in expected, f"{key} {method} {url}: {status}"
            assert secret not in body and not written, (
                f"{key} {method} {url}: {written or 'the secret is told'}"
            )
            asked += status in REFUSED
    assert asked, "nobody was refused: the row names nothing foreign"


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_what_is_one_s_own_answers_without_an_error_and_looking_writes_nothing(world, name):
    if name not in ROWS and name in WITH_PARTS:
        pytest.fail("it has no row")
    url = url_of(name, world, world.own)
    for key, client in world.clients.items():
        status, body, written = ask(client, url, "get")
        assert status < 500, f"{key} get {url}: {status}"
        assert not written, f"{key} wrote by looking at {url}: {written}"
        assert world.foreign.secret not in body or world.people[key].sees_all_branches, (
            f"{key} reads North at {url}"
        )
        if not may(world, key, name):
            assert status in (403, 405), f"{key} get {url}: {status}"
        elif ROWS.get(name) and ROWS[name].kind == "branch":
            assert status not in (403, 404), f"{key} get {url}: {status}, though it is theirs"


@pytest.mark.parametrize("name", STAFF)
def test_who_may_not_changes_nothing(world, name):
    """An empty form by who may is answered without an error; by who may not, it is refused unread."""
    url = url_of(name, world, world.own)
    for key, client in world.clients.items():
        status, _body, written = ask(client, url, "post")
        assert status < 500, f"{key} post {url}: {status}"
        if not may(world, key, name):
            assert status in (403, 405) and not written, f"{key} post {url}: {status} {written}"


@pytest.mark.parametrize("name", STAFF)
def test_strangers_and_customers_see_no_page_of_the_staff(world, name):
    for place in (world.own, world.foreign):
        url = url_of(name, world, place)
        for client in (world.anonymous, world.customer):
            for method in ("get", "post"):
                status, body, written = ask(client, url, method)
                assert status in HARMLESS and not written, f"{method} {url}: {status} {written}"
                assert "Тайна" not in body


@pytest.mark.parametrize("name", sorted(set(ROUTES) - set(STAFF)))
def test_public_pages_tell_strangers_nothing_of_anybody(world, name):
    for place in (world.own, world.foreign):
        url = url_of(name, world, place)
        for method in ("get", "head"):
            status, body, written = ask(world.anonymous, url, method)
            assert status < 500 and not written, f"{method} {url}: {status} {written}"
            assert "Тайна" not in body
        assert ask(world.anonymous, url, "post")[0] < 500


def test_a_customer_sees_the_own_conversation_and_no_other(world):
    own = reverse("portal:conversation", args=[world.own.talk.pk])
    foreign = reverse("portal:conversation", args=[world.foreign.talk.pk])
    status, body, _written = ask(world.customer, own, "get")
    assert status == 200 and world.own.secret in body
    for method in ("get", "post"):
        status, body, written = ask(world.customer, foreign, method)
        assert status == 404 and world.foreign.secret not in body and not written


def test_the_own_parts_of_a_foreign_whole_do_not_open_it(world):
    """Nested numbers: the outer one is mine, the inner one is not, and the other way round."""
    client, mixed = world.clients["desk_specialist"], 0
    for name in OF_BRANCH:
        parts = ROWS[name].named(world.own)
        foreign = ROWS[name].named(world.foreign)
        if len(parts) < 2:
            continue
        for part in parts:
            if foreign[part] == parts[part]:  # a word, such as a kind, that is nobody's
                continue
            url = reverse(name, kwargs={**parts, part: foreign[part]})
            status, body, written = ask(client, url, "post")
            assert status in (403, 404, 405) and not written, f"post {url}: {status} {written}"
            assert world.foreign.secret not in body
            mixed += 1
    assert mixed >= 8
