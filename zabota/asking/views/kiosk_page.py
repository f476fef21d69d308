"""The kiosk's page, its worker that keeps it while the network is away, and the door for its answers."""

import json
import re
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from zabota.asking.actions.take_kiosk_answer import take_kiosk_answer
from zabota.asking.models import Kiosk
from zabota.asking.sheet import blank_sheet
from zabota.asking.smileys import FACES, mark_of
from zabota.company.parameters import value_of
from zabota.core.access import public
from zabota.core.link_pages import for_strangers, opened_by

BY_KEY = "the tablet proves itself by its own key in the address; it can answer and sees nothing"
KEY = re.compile(r"[A-Za-z0-9-]{16,40}")
MOST = 50
LARGEST = 400_000
FILES = ("dist/app.css", "dist/asking.css", "dist/kiosk.css", "dist/kiosk.js", "core/favicon.svg")


def kiosk_of(token: str) -> Kiosk:
    kiosk = opened_by(Kiosk.objects.select_related("branch", "survey"), token)
    if kiosk is None:
        raise Http404
    return kiosk


@public(BY_KEY)
@require_safe
def kiosk_page(request: HttpRequest, token: str) -> HttpResponse:
    """Everything it needs is in the page: questions and words in every language."""
    kiosk = kiosk_of(token)
    with translation.override(value_of("company.language")):
        context = {
            "kiosk": kiosk,
            "setup": setup_of(kiosk, token),
            "languages": dict(settings.LANGUAGES),
            "theme": value_of("asking.kiosk_theme", kiosk.branch_id),
        }
        return for_strangers(render(request, "asking/kiosk.html", context))


def setup_of(kiosk: Kiosk, token: str) -> dict[str, Any]:
    return {
        "answers": reverse("asking:kiosk_answers", args=[token]),
        "worker": reverse("asking:kiosk_worker", args=[token]),
        "kiosk": kiosk.id,
        "look": kiosk.look,
        "seconds": value_of("asking.kiosk_seconds"),
        "language": value_of("company.language"),
        "offersContact": value_of("asking.offer_contact", kiosk.branch_id) and not kiosk.survey.is_anonymous,
        "marks": [mark_of(value) for value in FACES],
        "words": {code: words_in(kiosk, code) for code, _name in settings.LANGUAGES},
    }


def words_in(kiosk: Kiosk, language: str) -> dict[str, Any]:
    with translation.override(language):
        return {
            "name": translation.get_language_info(language)["name_local"].capitalize(),
            "greeting": kiosk.survey.greeting_in(language) or _("How was it with us today?"),
            "lead": _("One touch is enough. Nobody will know who you are."),
            "faces": [str(label).capitalize() for label in FACES.values()],
            "ends": [_("1: very bad"), _("10: could not be better")],
            "thanks": _("Thank you!"),
            "read": _("Your answer is read by people who can change things."),
            "next": _("Next customer"),
            "callMe": _("Shall we call you and put it right?"),
            "contact": _("Telephone or e-mail"),
            "known": _("Only if you wish: then we know that the answer is yours."),
            "send": _("Yes, call me"),
            "noCall": _("No, thank you"),
            "skip": _("Skip"),
            "kept": _("Waiting for the network: {n}"),
            "languages": _("Language"),
            "touchpoints": blank_sheet(kiosk.survey, kiosk.branch, language).touchpoints,
        }


@public(BY_KEY)
@require_safe
def worker(request: HttpRequest, token: str) -> HttpResponse:
    """The script that serves the page without a network. Its address makes it answer for this kiosk alone."""
    kiosk_of(token)
    path = finders.find("dist/kiosk_worker.js")
    with open(path, encoding="utf-8") as file:  # type: ignore[arg-type]
        code = file.read()
    files = json.dumps([static(name) for name in FILES])
    response = HttpResponse(f"self.files = {files};\n{code}", content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


# The key in the address is the whole right, and a tablet that slept for a week has no fresh token.
@csrf_exempt
@public(BY_KEY)
@require_POST
def answers(request: HttpRequest, token: str) -> HttpResponse:
    """{"answers": [{"key", "at", "language", "marks", "comment"}]} -> {"kept": [keys]}: each once."""
    kiosk = kiosk_of(token)
    try:
        posted = json.loads(request.body) if len(request.body) <= LARGEST else None
    except ValueError:
        posted = None
    given = posted.get("answers") if isinstance(posted, dict) else None
    if not isinstance(given, list) or len(given) > MOST:
        return JsonResponse({"problem": _("This makes no sense.")}, status=400)
    kept = []
    for said in given:
        key = said.get("key") if isinstance(said, dict) else None
        if isinstance(key, str) and KEY.fullmatch(key):
            take_kiosk_answer(kiosk, key, {name: value for name, value in said.items() if name != "key"})
            kept.append(key)
    return JsonResponse({"kept": kept})
