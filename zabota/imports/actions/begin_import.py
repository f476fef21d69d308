from django.db import transaction
from django.utils.translation import gettext as _

from zabota.company.models import Branch, User
from zabota.core.actions.store_file import store_file
from zabota.core.errors import Refused
from zabota.imports.models import CustomerImport
from zabota.imports.table import delimiter_of, encoding_of, guess, rows_of

LARGEST_BYTES = 200_000_000


@transaction.atomic
def begin_import(content: bytes, filename: str, *, by: User, branch: Branch | None = None) -> CustomerImport:
    """Keep a file and guess how it is written; no customer is touched before `start_import`."""
    if branch is None and not by.sees_all_branches:
        raise Refused(_("Choose the branch that serves these customers."))
    if branch is not None and not by.sees_all_branches and branch.id not in by.branch_ids:
        raise Refused(_("You do not see this branch."))
    if len(content) > LARGEST_BYTES:
        raise Refused(_("A file may have at most %(most)d MB.") % {"most": LARGEST_BYTES // 1_000_000})
    file = store_file(content, filename, "text/csv")
    encoding = encoding_of(file.path)
    made = CustomerImport(
        by=by,
        branch=branch,
        filename=file.filename,
        file=file,
        encoding=encoding,
        delimiter=delimiter_of(file.path, encoding),
    )
    look_at(made)
    if not made.total:
        raise Refused(_("There is no row below the first one, which names the columns."))
    made.places = guess(made.columns)
    made.save()
    return made


def look_at(made: CustomerImport) -> None:
    """Its columns, and how many rows there are."""
    if made.file is None:
        raise Refused(_("The file is no longer here."))
    made.columns, made.total = [], -1
    for _number, row in rows_of(made.file.path, made.encoding, made.delimiter):
        made.total += 1
        if made.total == 0:
            made.columns = [" ".join(column.split())[:80] for column in row or []]
    made.total = max(made.total, 0)
