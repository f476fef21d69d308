"""Whatever is tried in whatever order: a talk is resolved only when its plan was carried out step by step."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.orders.conftest import paper_file, photo, step_at, talk_with
from zabota.core.errors import Refused
from zabota.desk.actions.resolve import resolve
from zabota.orders.actions.attach_evidence import attach_evidence
from zabota.orders.actions.begin_plan import begin_plan
from zabota.orders.actions.do_step import do_step
from zabota.orders.actions.send_back import send_back

TRIES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["do", "do", "photo", "paper", "back"]), st.integers(1, 3)),
        st.tuples(st.just("resolve"), st.sampled_from(["done", "partly", "not_done"])),
    ),
    min_size=4,
    max_size=26,
)
RIGHT = [("do", 1), ("paper", 2), ("do", 2), ("photo", 3), ("do", 3), ("resolve", "done")]


def shows(step) -> bool:
    """The evidence asked for, counted without the code under test."""
    files = [one.file for one in step.evidences.filter(set_aside_at=None)]
    needed = {"tick": True, "document": any(file.size for file in files)}
    return needed.get(step.evidence, any(file.is_picture for file in files))


def attempt(plan, talk, what, which, by) -> None:
    if what == "do":
        do_step(step_at(plan, which), by=by)
    elif what == "back":
        send_back(step_at(plan, which), because="Не так", by=by)
    elif what == "resolve":
        resolve(talk, by=by, outcome=which, note="так")
    else:
        attach_evidence(step_at(plan, which), [photo() if what == "photo" else paper_file()], by=by)


CALM = [HealthCheck.function_scoped_fixture]


@settings(max_examples=15, deadline=None, suppress_health_check=CALM, derandomize=True)
@given(tries=TRIES, rightly=st.booleans())
def test_no_order_of_attempts_resolves_an_unfinished_plan(
    mail_inbox, vera, central, paper, oleg, tries, rightly
):
    talk = talk_with(vera, mail_inbox, central)
    plan = begin_plan(talk, paper, by=oleg)
    for what, which in [*tries, *(RIGHT if rightly else [])]:
        with suppress(Refused):
            attempt(plan, talk, what, which, oleg)
        steps = list(plan.steps.order_by("position"))
        done = [step.done_at is not None for step in steps]
        assert done == sorted(done, reverse=True), "a step was done before one that comes first"
        moments = [step.done_at for step in steps if step.done_at]
        assert moments == sorted(moments)
        assert all(shows(step) for step in steps if step.done_at)
        talk.refresh_from_db()
        if talk.is_resolved:
            assert all(done)
            return
    assert not rightly, "the right way must lead to the end"
