from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from zabota.company.models import Skill
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.request import StaffRequest
from zabota.routing.actions.save_policy import save_policy
from zabota.routing.actions.save_topic_words import save_topic_words
from zabota.routing.criterion import criteria
from zabota.routing.forms import PolicyForm, TopicForm
from zabota.routing.models import RoutingDecision, RoutingPolicy, TopicWords


@needs("routing.manage")
def policies(request: StaffRequest) -> HttpResponse:
    """Who gives what to whom: the policies in their order, and what found nobody."""
    kept = RoutingPolicy.objects.visible_to(request.user).select_related("to_team")
    shown = [
        {"policy": policy, "criterion": criteria[policy.criterion]}
        for policy in kept.prefetch_related("inboxes", "branches", "teams", "topics")
    ]
    stuck = RoutingDecision.objects.visible_to(request.user).filter(
        user=None, conversation__assignee=None, conversation__resolved_at=None
    )
    context = {"policies": shown, "stuck": stuck.select_related("conversation").order_by("at")[:20]}
    return render(request, "routing/policies.html", context)


@needs("routing.manage")
def policy(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    kept = get_object_or_404(RoutingPolicy.objects.visible_to(request.user), pk=pk) if pk else None
    form = PolicyForm(request.POST or None, policy=kept)
    return form_page(
        request,
        form,
        lambda form: save_policy(kept, **form.cleaned_data),
        said=_("Saved. It counts from the next conversation."),
        back=reverse("routing:policies"),
        title=kept.name if kept else _("New routing policy"),
    )


@needs("routing.manage")
def topics(request: StaffRequest) -> HttpResponse:
    """By which words a topic is known."""
    known = list(Skill.objects.filter(kind=Skill.Kind.TOPIC))
    words = dict(TopicWords.objects.values_list("skill", "words"))
    form = TopicForm(request.POST or None, topics=known, words=words)

    def save(form: TopicForm) -> None:
        for topic in known:
            save_topic_words(topic, form.cleaned_data[f"topic_{topic.id}"])

    return form_page(
        request,
        form,
        save,
        template="routing/topics.html",
        said=_("Saved. It counts from the next conversation."),
        back=reverse("routing:policies"),
        topics=known,
    )
