"""Every list of the API is one shape: `rows`, and the cursors of the page before and after them."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Schema
from ninja.pagination import PaginationBase, paginate

from zabota.core.api_shapes import LARGEST_ID
from zabota.core.paging import SIZE, Page, page_by

MOST = 200
ByItself = Callable[[str, int], Page]
"""What pages by itself: given a cursor and a size, one page."""


Given = QuerySet | ByItself | list[Any]


class Listed(PaginationBase):
    """Rows in `order`, whose last field is unique; `shown` makes of each row what is told of it."""

    class Input(Schema):
        page: str = Field("", max_length=400, description="`next` or `previous` of another page")
        size: int = Field(SIZE, ge=1, le=MOST, description="How many rows at most")

    class Output(Schema):
        rows: list[Any]
        previous: str = Field("", description="Cursor of the page before; empty on the first page")
        next: str = Field("", description="Cursor of the page after; empty on the last page")

    items_attribute = "rows"

    def __init__(self, *, order: tuple[str, ...], shown: Callable[[Any], Any] | None = None) -> None:
        super().__init__()
        self.order, self.shown = order, shown

    def paginate_queryset(
        self,
        queryset: "QuerySet | ByItself | list[Any]",
        pagination: Any,
        request: HttpRequest,
        **params: Any,
    ) -> dict[str, Any]:
        if isinstance(queryset, list):
            found = Page(queryset[: pagination.size])
        elif callable(queryset):
            found = queryset(pagination.page, pagination.size)
        else:
            found = page_by(queryset, pagination.page, self.order, pagination.size)
        rows: Iterable[Any] = map(self.shown, found.rows) if self.shown else found.rows
        return {"rows": list(rows), "previous": found.previous, "next": found.next}


def paged(*order: str, shown: Callable[[Any], Any] | None = None) -> Callable:
    """Between `@router.get(response=list[...])` and `@api_needs`: the operation gives all rows."""
    return paginate(Listed, order=order, shown=shown)


def one_of(rows: Any, row_id: int) -> Any:
    """The row of that number among those that may be seen, or 404."""
    return get_object_or_404(rows, pk=row_id if 0 < row_id <= LARGEST_ID else 0)


def chosen(rows: Any, row_id: int | None) -> Any:
    """The same of a number that may be left out."""
    return None if row_id is None else one_of(rows, row_id)
