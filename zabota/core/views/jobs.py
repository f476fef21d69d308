from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from procrastinate.contrib.django.models import ProcrastinateJob

from zabota.core.access import needs
from zabota.core.actions.repeat_job import repeat_job
from zabota.core.request import StaffRequest

SHOWN = 100


@needs("company.manage_jobs")
def jobs(request: StaffRequest) -> HttpResponse:
    """Background work: what is parked after its last try, what runs and what waits."""
    waiting = ProcrastinateJob.objects.filter(status__in=["todo", "doing"]).order_by("-id")[:SHOWN]
    parked = ProcrastinateJob.objects.filter(status="failed").order_by("-id")[:SHOWN]
    return render(request, "core/jobs.html", {"waiting": waiting, "parked": parked})


@require_POST
@needs("company.manage_jobs")
def job_repetition(request: StaffRequest, pk: int) -> HttpResponse:
    job = get_object_or_404(ProcrastinateJob.objects.filter(status="failed"), pk=pk)
    repeat_job(job.id)
    messages.success(request, _("The job is tried again now."))
    return redirect("core:jobs")
