from django.db import transaction
from django.db.models import F
from django.utils import timezone

from zabota.core.gathering import store_waiting
from zabota.core.holdings import Aging, holdings
from zabota.privacy.aging import old_rows
from zabota.privacy.emptying import empty, empty_columns
from zabota.privacy.models import AgedRow, RetentionRule

AT_ONCE = 200
"""Rows of one transaction."""
A_NIGHT = 5_000
"""Rows of one rule in one night: the rest waits for the next one."""


def let_age(rule: RetentionRule, *, most: int = A_NIGHT) -> int:
    """Empty what the rule does not keep any more, in bounded batches; how many rows."""
    aging = rule.aging
    emptied = 0
    while aging is not None and emptied < most:
        done = _batch(rule, aging, min(AT_ONCE, most - emptied))
        emptied += done
        if not done:
            break
    RetentionRule.objects.filter(pk=rule.pk).update(ran_at=timezone.now(), emptied_last=emptied)
    rule.refresh_from_db()
    return emptied


@transaction.atomic
def _batch(rule: RetentionRule, aging: Aging, size: int) -> int:
    store_waiting()
    ids = list(old_rows(rule, aging)[:size].values_list("pk", flat=True))
    if not ids:
        return 0
    if aging.columns:
        empty_columns(aging.model, aging.columns, aging.files, ids)
    else:
        _with_what_hangs_on_it(aging, ids)
    AgedRow.objects.bulk_create([AgedRow(kind=aging.name, object_id=pk) for pk in ids], ignore_conflicts=True)
    RetentionRule.objects.filter(pk=rule.pk).update(emptied=F("emptied") + len(ids))
    return len(ids)


def _with_what_hangs_on_it(aging: Aging, ids: list[int]) -> None:
    for holding in holdings:
        rows = holding.model._base_manager
        if holding.model is aging.model:
            empty(holding, rows.filter(pk__in=ids))
        for route in holding.route_to(aging.model):
            empty(holding, rows.filter(pk__in=rows.filter(**{f"{route}__in": ids}).values("pk")))


def let_all_age() -> int:
    """Every rule, once a night; how many rows were emptied."""
    return sum(let_age(rule) for rule in RetentionRule.objects.all())
