import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def parameters_as_in_the_database():
    """A parameter set in one test is read again in the next."""
    cache.delete("parameters")
    yield
    cache.delete("parameters")
