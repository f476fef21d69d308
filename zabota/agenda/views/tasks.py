from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from zabota.agenda.actions.finish_task import finish_task
from zabota.agenda.actions.set_task import set_task
from zabota.agenda.finishing import may_finish
from zabota.agenda.forms import FinishForm, TaskForm
from zabota.agenda.models import Task
from zabota.company.views.saving import form_page
from zabota.core.access import needs
from zabota.core.errors import Refused
from zabota.core.paging import page_by
from zabota.core.request import StaffRequest
from zabota.desk.models import Conversation

STATES = {
    "open": pgettext_lazy("tasks", "Open"),
    "overdue": gettext_lazy("Overdue"),
    "done": pgettext_lazy("tasks", "Done"),
}


@needs("agenda.use")
def tasks(request: StaffRequest) -> HttpResponse:
    """What is to be done; at first one's own that is open, the most urgent on top."""
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    is_mine = request.GET.get("whose", "mine") == "mine"
    seen = Task.objects.visible_to(request.user).select_related("owner", "customer", "done_by")
    rows = getattr(seen, state)()
    if is_mine:
        rows = rows.filter(owner=request.user)
    order = ("-done_at", "-id") if state == "done" else ("due_at", "id")
    page = page_by(rows, request.GET.get("page", ""), order)
    context = {
        "page": page,
        "mine_to_finish": {task.id for task in page.rows if may_finish(task, request.user)},
        "state": state,
        "states": STATES,
        "is_mine": is_mine,
        "finish_form": FinishForm(auto_id=False),
    }
    return render(request, "agenda/tasks.html", context)


@needs("agenda.use")
def new_task(request: StaffRequest, pk: int | None = None) -> HttpResponse:
    """A task, free or in the conversation of that number."""
    seen = Conversation.objects.visible_to(request.user).present().select_related("customer")
    conversation = get_object_or_404(seen, pk=pk) if pk else None

    def save(form: TaskForm) -> Any:
        return set_task(**form.cleaned_data, by=request.user, conversation=conversation)

    return form_page(
        request,
        TaskForm(request.POST or None, user=request.user),
        save,
        said=_("The task is set."),
        back=reverse("desk:conversation", args=[pk]) if pk else reverse("agenda:tasks"),
        title=_("New task"),
        back_label=f"#{pk}" if pk else _("Tasks"),
    )


@require_POST
@needs("agenda.use")
def finishing(request: StaffRequest, pk: int) -> HttpResponse:
    """It is done."""
    task = get_object_or_404(Task.objects.visible_to(request.user), pk=pk)
    form = FinishForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("A mark is a number from 1 to 10."))
        return redirect("agenda:tasks")
    try:
        finish_task(task, by=request.user, **form.cleaned_data)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted as done."))
    return redirect("agenda:tasks")
