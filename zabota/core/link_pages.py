"""A customer's page behind a link: no session, no cookie; its language; what no index and no other site
may learn. Looking writes nothing, only POST does.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from zabota.core.access import public
from zabota.core.links import row_id_of

LANGUAGES = dict(settings.LANGUAGES)


Row = TypeVar("Row", bound=Model)
Answer = TypeVar("Answer", bound=HttpResponseBase)
View = Callable[..., HttpResponseBase]


def opened_by(rows: QuerySet[Row], token: str) -> Row | None:
    """The row this link opens; None for a link that is not genuine, whatever it claims to be."""
    row_id = row_id_of(token)
    if row_id is None or not 0 < row_id < 2**63:
        return None
    found: Any = rows.filter(id=row_id).first()
    return found if found is not None and found.is_opened_by(token) else None


def language_for(request: HttpRequest, usual: str | None = None) -> str:
    """What was chosen on the page, else the `usual` one of the customer, else the browser's."""
    wanted = (request.GET.get("language", ""), usual, translation.get_language())
    return next((code for code in wanted if code in LANGUAGES), settings.LANGUAGE_CODE)


def for_strangers(response: Answer) -> Answer:
    """No index takes it up, and no other site learns the address that opens it."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def link_page(reason: str) -> Callable[[View], View]:
    """Make a view the page of a link, open to strangers for the stated reason.

    The link is the whole right and there is no session to abuse: a phone that keeps no cookies answers too.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return for_strangers(view(request, *args, **kwargs))

        looked = require_http_methods(["GET", "HEAD", "POST"])(shown)
        return csrf_exempt(never_cache(public(reason)(looked)))

    return decorate
