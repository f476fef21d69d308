from functools import cached_property
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from zabota.company.models.branch import Branch
from zabota.company.models.role import Role
from zabota.company.models.skill import Skill

ADMINISTRATOR = "administrator"


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> "UserQuerySet":
        return self.filter(is_active=True)

    def visible_to(self, user: "User") -> "UserQuerySet":
        """Colleagues: of the user's branches, of all for whoever sees all; and oneself."""
        if user.sees_all_branches:
            return self
        return self.filter(models.Q(branches__in=user.branch_ids) | models.Q(id=user.id)).distinct()


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
        return frozenset(name for role in self._roles for name in role.permissions)

    @cached_property
    def _roles(self) -> list[Role]:
        return list(self.roles.all())

    @cached_property
    def sees_all_branches(self) -> bool:
        return self.is_active and any(role.sees_all_branches for role in self._roles)

    @cached_property
    def branch_ids(self) -> frozenset[int]:
        return frozenset(self.branches.values_list("id", flat=True))

    @cached_property
    def team_ids(self) -> frozenset[int]:
        return frozenset(self.teams.values_list("id", flat=True))

    def may(self, permission: str) -> bool:
        return permission in self.permissions


def display_name(user: User) -> str:
    return user.name or user.email
