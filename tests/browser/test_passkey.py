"""A passkey, made and used with a real authenticator: the one that Chromium keeps for such tests."""

import pytest
from allauth.mfa.models import Authenticator

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("server")]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named(server) -> str:
    """The same server by a name: a passkey belongs to a name, never to a number."""
    return server.replace("127.0.0.1", "localhost")


def test_nina_makes_a_passkey_and_signs_in_with_it_alone(new_context, named, nina):
    page = new_context(base_url=named, viewport={"width": 1280, "height": 800}).new_page()
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    browser.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(nina.email)
    page.get_by_label("Password", exact=True).fill("a long password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{named}/")
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill("a long password")  # who adds a key proves once more who it is
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("Name").fill("Ключ Нины")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/recovery-codes/**")
    assert Authenticator.objects.filter(user=nina, type="webauthn").count() == 1
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{named}/")
    assert page.get_by_role("button", name="My account").is_visible()


def test_by_a_number_the_page_says_why_there_is_no_passkey(desktop, signed_in, nina):
    page = desktop()
    page.goto("/accounts/login/")
    assert not page.get_by_role("button", name="Sign in with a passkey").is_visible()
    page = signed_in(page, nina)
    page.goto("/accounts/2fa/")
    link = page.get_by_role("link", name="localhost")
    assert link.get_attribute("href").startswith("http://localhost:")
