from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from zabota.company.models import ApiToken, User
from zabota.company.models.api_token import digest_of, new_token
from zabota.core.errors import Refused
from zabota.core.permissions import permissions


def issue_token(
    user: User, name: str, *, scopes: Iterable[str] = (), expires_at: datetime | None = None
) -> tuple[ApiToken, str]:
    """A program's way in, and its secret, which is shown this once and never kept."""
    scopes = sorted(set(scopes))
    if unknown := [scope for scope in scopes if scope not in permissions]:
        raise Refused(_("There is no permission called %(name)s.") % {"name": ", ".join(unknown)})
    secret = new_token()
    token = ApiToken.objects.create(
        user=user, name=name, digest=digest_of(secret), scopes=scopes, expires_at=expires_at
    )
    return token, secret
