from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.request import StaffRequest
from zabota.improvement.actions.link_cause import link_cause
from zabota.improvement.actions.unlink_cause import unlink_cause
from zabota.improvement.counting import tree_of
from zabota.improvement.kind import LinkKind, link_kinds
from zabota.improvement.models import CauseLink, RootCause
from zabota.improvement.suggest import suggest, words_in
from zabota.improvement.views.cause import cause_for

SIMILAR_DAYS = 365


@require_http_methods(["GET", "HEAD", "POST"])
@needs("improvement.link")
def why(request: StaffRequest, thing: str) -> HttpResponse:
    """Why did it happen? Suggested causes, the whole tree, and those that are linked already."""
    kind, about = thing_for(request, thing)
    if request.method == "POST":
        return choose(request, thing, kind, about)
    facts, shown = kind.facts(about), kind.shown(about)
    linked = CauseLink.objects.of_thing(kind.name, about.pk).select_related("cause")
    taken = {link.cause_id for link in linked}
    texts = kind.texts([about.pk]).get(about.pk, "")
    suggested = [(cause, one) for cause, one in suggest(texts, facts.touchpoint_id) if cause.id not in taken]
    context: dict[str, Any] = {
        "thing": thing,
        "shown": shown,
        "kind": kind,
        "linked": linked,
        "suggested": suggested,
        "tree": tree_of(request.user),
        "taken": taken,
    }
    return render(request, "improvement/why.html", context)


def choose(request: StaffRequest, thing: str, kind: LinkKind, about: Any) -> HttpResponse:
    wanted = [int(text) for text in request.POST.getlist("cause") if text.isdigit()]
    causes = RootCause.objects.visible_to(request.user).in_use().filter(id__in=wanted)
    if not causes:
        messages.error(request, _("Choose at least one cause."))
        return redirect("improvement:why", thing)
    try:
        for cause in causes:
            link_cause(cause, kind.name, about, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("improvement:why", thing)
    messages.success(request, _("The cause is noted."))
    return redirect("improvement:cause", causes[0].pk)


@require_POST
@needs("improvement.link")
def unlinking(request: StaffRequest, thing: str) -> HttpResponse:
    """It was not because of that."""
    kind, about = thing_for(request, thing)
    wanted = request.POST.get("cause", "")
    link = get_object_or_404(
        CauseLink.objects.of_thing(kind.name, about.pk), cause=wanted if wanted.isdigit() else 0
    )
    unlink_cause(link)
    messages.success(request, _("The cause is taken away."))
    return redirect("improvement:why", thing)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("improvement.link")
def similar(request: StaffRequest, pk: int) -> HttpResponse:
    """Earlier things at the cause's touchpoints, or with its words and at none: to be linked in one go."""
    cause = cause_for(request, pk)
    found = alike(request, cause)
    if request.method == "POST":
        wanted = set(request.POST.getlist("thing"))
        chosen = [(kind, about) for kind, about, _words in found if f"{kind.name}-{about.pk}" in wanted]
        try:
            for kind, about in chosen:
                link_cause(cause, kind.name, about, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("improvement:cause", cause.pk)
        words = ngettext("%(n)d was linked.", "%(n)d were linked.", len(chosen)) % {"n": len(chosen)}
        messages.success(request, words)
        return redirect("improvement:cause", cause.pk)
    rows = [
        {"name": f"{kind.name}-{about.pk}", "kind": kind.label, "shown": kind.shown(about), "words": words}
        for kind, about, words in found
    ]
    return render(request, "improvement/similar.html", {"cause": cause, "rows": rows})


def alike(request: StaffRequest, cause: RootCause) -> list[tuple[LinkKind, Any, list[str]]]:
    """Not linked yet, the most words in common first; one story once."""
    since = timezone.now() - timedelta(days=SIMILAR_DAYS)
    words = words_in(" ".join(cause.words))
    linked = set(cause.links.values_list("told", flat=True))
    found: dict[str, tuple[LinkKind, Any, list[str]]] = {}
    for kind in link_kinds:
        for touchpoint_id in [*cause.touchpoints.values_list("id", flat=True), None]:
            for about in kind.alike(touchpoint_id, since, request.user):
                told = kind.facts(about).told
                common = sorted(words & words_in(kind.shown(about).words))
                # What nobody has tied to a touchpoint yet, as in the book, speaks by its words alone.
                if told not in linked and told not in found and (touchpoint_id or common):
                    found[told] = (kind, about, common)
    return sorted(found.values(), key=lambda one: -len(one[2]))


def thing_for(request: StaffRequest, thing: str) -> tuple[LinkKind, Any]:
    """`case-12`: of a kind that there is, and visible to the user."""
    name, _dash, number = thing.rpartition("-")
    kind = link_kinds.get(name)
    if kind is None or not number.isdigit() or len(number) > 18:
        raise Http404
    about = kind.seen_by(request.user, [int(number)]).get(int(number))
    if about is None:
        raise Http404
    return kind, about
