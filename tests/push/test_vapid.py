from datetime import UTC, datetime

from tests.channels.provider import Asked
from tests.push.browser import claims_of, decoded
from zabota.push.vapid import authorization, public_key

NOW = datetime(2026, 1, 5, 10, tzinfo=UTC)


def test_a_push_service_can_check_who_sends(settings):
    header = authorization("https://push.example.net:8443/a/b?c", NOW)
    claims = claims_of(Asked("POST", "/", {}, {"authorization": header}, b""))
    assert claims["aud"] == "https://push.example.net:8443" and claims["k"] == public_key()
    assert 0 < claims["exp"] - NOW.timestamp() <= 24 * 3600
    assert claims["sub"].startswith(("mailto:", "https://"))


def test_the_key_is_the_same_again_and_another_house_has_another(settings):
    first = public_key()
    assert first == public_key() and len(decoded(first)) == 65
    settings.SECRET_KEY = "another" * 10
    assert public_key() != first
