"""Programs come with a token: it acts as its user, and never beyond its scopes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBearer

from zabota.company.models import ApiToken, User
from zabota.company.models.api_token import digest_of
from zabota.company.token_lookup import token_with_rights
from zabota.core.known import known


class ApiRequest(HttpRequest):
    """For annotations only: what an operation is asked with, whose user is the token's."""

    user: User
    auth: ApiToken


class TokenAccess(HttpBearer):
    def __call__(self, request: HttpRequest) -> Any:
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        return super().__call__(request)

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        kept = token_with_rights(digest_of(token))
        if kept is None:
            return None
        if kept.last_used_at is None or (timezone.now() - kept.last_used_at).total_seconds() > 60:
            ApiToken.objects.filter(id=kept.id).update(last_used_at=timezone.now())
        request.user = kept.user
        known.remember(token)
        return kept


def api_needs(permission: str) -> Callable:
    """The token's user must be allowed, and the token's scopes (when it has any) must name it too."""

    def guard(operation: Callable) -> Callable:
        @wraps(operation)
        def guarded(request: ApiRequest, *args: Any, **kwargs: Any) -> Any:
            token = request.auth
            if not token.user.may(permission) or (token.scopes and permission not in token.scopes):
                raise HttpError(403, f"This token does not allow {permission}")
            return operation(request, *args, **kwargs)

        guarded.access = permission  # type: ignore[attr-defined]
        return guarded

    return guard
