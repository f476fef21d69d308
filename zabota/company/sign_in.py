from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from zabota.company.models import User
from zabota.company.models.user import RIGHTS
from zabota.core.plain_rows import columns_of, take_row
from zabota.core.standing import fetch

WHO = f"SELECT {columns_of(User, 'person')}, {RIGHTS} FROM company_user AS person WHERE person.id = %s"  # noqa: S608


class StaffBackend(AuthenticationBackend):
    """Signs in as the library does; who is signed in is asked for together with their rights."""

    def get_user(self, user_id: Any) -> User | None:
        rows = fetch(WHO, [int(user_id)])
        if not rows:
            return None
        user, rights = take_row(User, rows[0])
        user.take_rights(*rights)
        return user if self.user_can_authenticate(user) else None


class StaffAdapter(DefaultAccountAdapter):
    """Nobody signs up: an administrator adds colleagues."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Users have no user names."""
