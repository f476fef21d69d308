"""The one question every call of a program begins with."""

from zabota.company.models import ApiToken, User
from zabota.company.models.user import RIGHTS
from zabota.core.plain_rows import columns_of, take_row
from zabota.core.standing import fetch

QUESTION = f"""
SELECT {columns_of(ApiToken, "token")}, {columns_of(User, "person")}, {RIGHTS}
FROM company_apitoken AS token JOIN company_user AS person ON person.id = token.user_id
WHERE token.digest = %s AND token.revoked_at IS NULL AND person.is_active
AND (token.expires_at IS NULL OR token.expires_at > now())
"""  # noqa: S608 - names of our own columns
"""The same rule as `ApiTokenQuerySet.alive`."""


def token_with_rights(digest: str) -> ApiToken | None:
    """The token that is alive, with its user, who knows their rights already."""
    rows = fetch(QUESTION, [digest])
    if not rows:
        return None
    token, rest = take_row(ApiToken, rows[0])
    token.user, rights = take_row(User, rest)
    token.user.take_rights(*rights)
    return token
