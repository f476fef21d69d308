"""In which language a stranger's page speaks."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from zabota.channels.models import Inbox
from zabota.company.parameters import value_of

LANGUAGES = dict(settings.LANGUAGES)


def language_for(request: HttpRequest, inbox: Inbox) -> str:
    """What the address asks for, else the browser, else the inbox, else the company."""
    spoken = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    browser = [code for code, _quality in spoken]
    asked = request.GET.get("language", "").split(",")[:5]
    for code in (*asked, *browser, inbox.language):
        if (short := code.strip().lower()[:2]) in LANGUAGES:
            return short
    return value_of("company.language")
