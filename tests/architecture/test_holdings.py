"""Nothing about a person is kept that nobody told: every table that leads to a customer is a holding."""

from django.apps import apps
from django.db import models

from zabota.core.holdings import Holding, agings, holdings
from zabota.customers.models import Customer

NOTHING_OF_A_PERSON = {
    "answers.ReplyCheck": "which of our words were courtesy without content",
    "desk.SlaClock": "clocks of a conversation: moments",
    "reports.AnswerFact": "moments of an answer",
    "improvement.Duty": "what one of us owes",
    "recovery.LackQuestion": "what was not good enough, by its name",
}


def parents_of(model: type[models.Model]) -> set[type[models.Model]]:
    """The tables that a row belongs to: where it goes or is refused to be left alone."""
    return {
        link.related_model
        for link in model._meta.concrete_fields
        if link.is_relation and link.remote_field.on_delete in (models.CASCADE, models.PROTECT)
    }


def leads_to_a_customer() -> set[type[models.Model]]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("zabota.")]
    ours = [model for model in ours if not hasattr(model, "pgh_tracked_model")]
    found: set[type[models.Model]] = {Customer}
    while more := {model for model in ours if model not in found and parents_of(model) & found}:
        found |= more
    return found


def test_every_table_that_leads_to_a_customer_says_what_it_keeps():
    told = {holding.model for holding in holdings}
    untold = {m._meta.label for m in leads_to_a_customer() - told if not m._meta.auto_created}
    assert untold - set(NOTHING_OF_A_PERSON) == set(), "say in the app's holdings.py what is kept, or why not"


def test_every_column_and_way_that_is_named_exists():
    for holding in holdings:
        for name in (*holding.emptied, *holding.files, *holding.secret, *filter(None, [holding.address])):
            holding.model._meta.get_field(name)
        for lookup in holding.of:
            assert leads_to(holding, lookup), (holding.name, lookup)
    for aging in agings:
        assert aging.columns or any(holding.model is aging.model for holding in holdings)


def leads_to(holding: Holding, lookup: str) -> bool:
    model = holding.model
    for part in lookup.split("__"):
        link = model._meta.get_field(part)
        model = link.related_model or model
    return model is Customer
