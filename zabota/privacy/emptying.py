"""Emptying rows of one holding, their history and their files; used by erasure and by age."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pgtrigger
from django.db import transaction
from django.db.models import Model, QuerySet

from zabota.core.holdings import Holding, empty_of, release_all
from zabota.core.models import StoredFile
from zabota.privacy.person import history_of

Counts = dict[str, int]


def empty(holding: Holding, rows: QuerySet) -> Counts:
    """Let rows go or empty them, with what their history kept: {"gone" or "emptied", "history", "files"}."""
    ids = list(rows.values_list("pk", flat=True))
    if not ids:
        return {}
    chosen = holding.model._base_manager.filter(pk__in=ids)
    release_all(chosen)
    files = files_of(holding.model, holding.files, ids)
    counts: Counts = {}
    if holding.goes:
        chosen.delete()
        counts["gone"] = len(ids)
    elif holding.emptied:
        chosen.update(**holding.emptied)
        counts["emptied"] = len(ids)
    if history := _empty_history(holding, ids):
        counts["history"] = history
    if files:
        counts["files"] = drop_files(holding.model, holding.files, ids, files)
    return counts


def _empty_history(holding: Holding, ids: Sequence[int]) -> int:
    """What the audit trail kept of these rows: the same columns; gone where the rows are gone."""
    kept = history_of(holding.model)
    if kept is None:
        return 0
    rows = kept.objects.filter(pgh_obj_id__in=ids)
    with pgtrigger.ignore(f"{kept._meta.label}:append_only"):
        if holding.goes:
            return rows.delete()[0]
        known = {column.name for column in kept._meta.get_fields()}
        emptied = {name: value for name, value in holding.emptied.items() if name in known}
        return rows.update(**emptied) if emptied else 0


def files_of(model: type[Model], columns: Iterable[str], ids: Sequence[int]) -> list[int]:
    """The stored files that rows name."""
    rows: Any = model._base_manager.filter(pk__in=ids)
    found: set[int] = set()
    for column in columns:
        found |= set(rows.exclude(**{column: None}).values_list(column, flat=True))
    return sorted(found)


def drop_files(model: type[Model], columns: Iterable[str], ids: Sequence[int], files: Sequence[int]) -> int:
    """Files that rows named go from table and, with the commit, from the disk; one that others name stays."""
    for column in columns:
        link: Any = model._meta.get_field(column)
        if link.many_to_many:
            link.remote_field.through.objects.filter(**{f"{link.m2m_field_name()}__in": ids}).delete()
    kept = [stored for stored in StoredFile.objects.filter(id__in=files) if not is_named(stored)]
    for stored in kept:
        for path in (stored.path, stored.preview_path):
            transaction.on_commit(partial(_unlink, path))
    StoredFile.objects.filter(id__in=[stored.id for stored in kept]).delete()
    return len(kept)


def is_named(stored: StoredFile) -> bool:
    """Whether any row names the file."""
    links: list[Any] = list(StoredFile._meta.get_fields(include_hidden=True))
    for link in links:
        if link.auto_created and link.is_relation and not link.concrete:
            model: Any = link.related_model
            if model._base_manager.filter(**{link.field.name: stored}).exists():
                return True
    return False


def empty_columns(model: type[Model], columns: Sequence[str], files: Sequence[str], ids: list[int]) -> None:
    """Only these columns of rows."""
    chosen = model._base_manager.filter(pk__in=ids)
    named = files_of(model, files, ids)
    chosen.update(**{column: empty_of(model, column) for column in columns})
    drop_files(model, files, ids, named)


def _unlink(path: Path) -> None:
    path.unlink(missing_ok=True)
