from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zabota.asking.short import invitation_of
from zabota.asking.views.receipt_page import closed
from zabota.core.access import public
from zabota.core.link_pages import for_strangers, language_for


@never_cache
@public("customers follow the short link in their message")
@require_safe
def short_link(request: HttpRequest, token: str) -> HttpResponse:
    """On to the survey; a link that is nobody's says so."""
    invitation = invitation_of(token)
    if invitation is None:
        with translation.override(language_for(request)):
            return for_strangers(closed(request, "unknown", 404))
    return for_strangers(redirect("feedback:survey_page", token=invitation.token))
