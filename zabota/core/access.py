"""Who may open a page: every view says it, and a test walks the URL tree to see that it does."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse

from zabota.core.permissions import permissions
from zabota.core.request import StaffRequest

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def needs(permission: str) -> Callable[[View], View]:
    """Only for users whose roles allow `permission`; others get 403, strangers the sign-in page."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if permission not in permissions:
                raise LookupError(f"No permission is called {permission!r}")
            if not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return cast("View", guarded)

    return guard


def signed_in(view: View) -> View:
    """For everyone on the staff: what it shows is chosen by `visible_to`."""
    view.access = "signed in"  # type: ignore[attr-defined]
    return view


def public(reason: str) -> Callable[[View], View]:
    """Open to strangers, for the stated reason."""

    def open_door(view: View) -> View:
        view.access = f"public: {reason}"  # type: ignore[attr-defined]
        return login_not_required(view)

    return open_door


def may_open(user: Any, url_name: str) -> bool:
    """Whether a page without arguments answers this user of the staff."""
    access = access_of(url_name)
    return access not in permissions or user.may(access)


@cache
def access_of(url_name: str) -> str:
    """What the view of a page without arguments says."""
    return cast("str", resolve(reverse(url_name)).func.access)  # type: ignore[attr-defined]
