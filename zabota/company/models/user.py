import json
from functools import cached_property
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import connection, models
from django.utils import timezone

from zabota.company.models.branch import Branch
from zabota.company.models.role import Role
from zabota.company.models.skill import Skill

ADMINISTRATOR = "administrator"
RIGHTS = """
coalesce((SELECT json_agg(json_build_array(role.permissions, role.sees_all_branches))
                 FROM company_role AS role JOIN company_user_roles AS has ON has.role_id = role.id
                 WHERE has.user_id = person.id), '[]'),
       ARRAY(SELECT branch_id FROM company_user_branches WHERE user_id = person.id),
       ARRAY(SELECT team_id FROM company_team_members WHERE user_id = person.id)
"""
"""Of the row `person`: `User.take_rights` reads these three columns."""


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> "UserQuerySet":
        return self.filter(is_active=True)

    def visible_to(self, user: "User") -> "UserQuerySet":
        """Colleagues: of the user's branches, of all for whoever sees all; and oneself."""
        if user.sees_all_branches:
            return self
        return self.filter(models.Q(branches__in=user.branch_ids) | models.Q(id=user.id)).distinct()

    def named_to(self, user: "User") -> "UserQuerySet":
        """Whom the user may know by name: colleagues, and people of no branch, who serve every branch."""
        return self.filter(models.Q(pk__in=self.visible_to(user).values("pk")) | models.Q(branches=None))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """For `zabota createsuperuser`: a user with the administrator's role."""
        user = self.create_user(email, password, **fields)
        user.roles.add(Role.objects.get(key=ADMINISTRATOR))
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.lower())


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """Someone on the staff who can sign in; customers are never Users."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    theme = models.CharField(max_length=5, default="auto")
    signature = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)
    roles = models.ManyToManyField(Role, blank=True, related_name="users")
    branches = models.ManyToManyField(Branch, blank=True, related_name="users")
    skills = models.ManyToManyField(Skill, blank=True, related_name="users")

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    @cached_property
    def permissions(self) -> frozenset[str]:
        if not self.is_active:
            return frozenset()
        return frozenset(name for permissions, _sees_all in self._rights[0] for name in permissions)

    @cached_property
    def _rights(self) -> tuple[list[Any], list[int], list[int]]:
        """Permissions and reach of each role, branches, teams: asked at every request, in one go."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {RIGHTS} FROM (SELECT %s::bigint AS id) AS person", [self.pk])  # noqa: S608
            return as_rights(*cursor.fetchone())

    def take_rights(self, roles: Any, branches: list[int], teams: list[int]) -> None:
        """Somebody asked for the columns of `RIGHTS` together with the user."""
        self.__dict__["_rights"] = as_rights(roles, branches, teams)

    @cached_property
    def sees_all_branches(self) -> bool:
        return self.is_active and any(sees_all for _permissions, sees_all in self._rights[0])

    @cached_property
    def branch_ids(self) -> frozenset[int]:
        return frozenset(self._rights[1])

    @cached_property
    def team_ids(self) -> frozenset[int]:
        return frozenset(self._rights[2])

    def may(self, permission: str) -> bool:
        return permission in self.permissions


def as_rights(roles: Any, branches: list[int], teams: list[int]) -> tuple[list[Any], list[int], list[int]]:
    return (json.loads(roles) if isinstance(roles, str) else roles), branches, teams


def display_name(user: User) -> str:
    return user.name or user.email
