import pytest
from django.test import Client

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def as_user():
    """as_user(nina) is a client who signed in as Nina."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def desk(as_user, nina):
    """Nina's client."""
    return as_user(nina)
