"""What a page of the staff is asked with: Django's request, whose user is certainly signed in."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class StaffRequest(HttpRequest):
    """For annotations only. `user` is a company User; core cannot name it."""

    user: Any
    htmx: HtmxDetails
