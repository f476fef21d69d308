from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.core.errors import Refused
from zabota.imports.actions.begin_import import look_at
from zabota.imports.models import CustomerImport
from zabota.imports.table import DELIMITERS, ENCODINGS, WORDS, guess


@transaction.atomic
def correct_reading(
    of: CustomerImport,
    *,
    encoding: str,
    delimiter: str,
    duplicates: str,
    places: Mapping[str, int],
    by: User,
) -> CustomerImport:
    """Say how the file is written and which column is which; columns are guessed anew where it reads anew."""
    kept = CustomerImport.objects.select_for_update(of=["self"]).select_related("file").get(id=of.id)
    if kept.started_at:
        raise Refused(_("It is under way already."))
    if encoding not in ENCODINGS or delimiter not in DELIMITERS:
        raise Refused(_("Choose one of the encodings and delimiters."))
    is_read_anew = (encoding, delimiter) != (kept.encoding, kept.delimiter)
    kept.encoding, kept.delimiter = encoding, delimiter
    kept.duplicates = CustomerImport.Duplicates(duplicates)
    look_at(kept)
    known = {field: place for field, place in places.items() if field in WORDS and place < len(kept.columns)}
    kept.places = guess(kept.columns) if is_read_anew else known
    kept.save()
    return kept
