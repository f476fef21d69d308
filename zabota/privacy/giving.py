"""Everything that is kept about a person, as one ZIP: data.json, and the files beside it."""

import json
import zipfile
from collections import defaultdict
from datetime import date, datetime, time
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import BinaryField, Model
from django.utils import timezone

from zabota.core.holdings import Holding, holdings
from zabota.core.models import StoredFile
from zabota.customers.models import Customer
from zabota.privacy.emptying import files_of
from zabota.privacy.person import Person, person_of, rows_of


def counted(customer: Customer) -> list[tuple[Any, int]]:
    """(section, rows) of everything that is kept."""
    person = person_of(customer)
    sections: dict[str, int] = defaultdict(int)
    for holding in holdings:
        sections[str(holding.section)] += rows_of(holding, person).count()
    return [(section, rows) for section, rows in sorted(sections.items()) if rows]


def everything_about(customer: Customer, archive: zipfile.ZipFile) -> dict[str, Any]:
    """Every row, by table; files and messages as they came are put into the archive."""
    person = person_of(customer)
    kept = {holding.name: _tell(holding, person, archive) for holding in holdings}
    return {
        "made_at": timezone.now().isoformat(),
        "cards": person.ids,
        "names": person.names,
        "addresses": person.addresses,
        "kept": {name: rows for name, rows in kept.items() if rows},
    }


def pack_person(customer: Customer) -> IO[bytes]:
    """The ZIP, at its beginning."""
    out = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        told = everything_about(customer, archive)
        archive.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=1))
    out.seek(0)
    return out


def _tell(holding: Holding, person: Person, archive: zipfile.ZipFile) -> list[dict[str, Any]]:
    rows = rows_of(holding, person).order_by("pk")
    told = [_row(holding, row, archive) for row in rows.iterator(chunk_size=500)]
    ids = [row["id"] for row in told if "id" in row]
    for stored in StoredFile.objects.filter(id__in=files_of(holding.model, holding.files, ids)):
        name = f"files/{stored.id}-{stored.filename}"
        if stored.path.exists() and name not in archive.namelist():
            archive.write(stored.path, name)
    return told


def _row(holding: Holding, row: Model, archive: zipfile.ZipFile) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for column in row._meta.concrete_fields:
        if column.name in holding.secret:
            continue
        value = getattr(row, column.attname)
        if type(column) is BinaryField:
            if value:
                told[column.name] = f"raw/{row._meta.model_name}-{row.pk}"
                archive.writestr(told[column.name], bytes(value))
        elif value not in (None, "", [], {}):
            told[column.name] = _plain(value)
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
