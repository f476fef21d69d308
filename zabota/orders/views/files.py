"""What shows that steps were done: as downloads, and as re-encoded pictures."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from zabota.core.access import signed_in
from zabota.core.downloads import download, preview
from zabota.core.models import StoredFile
from zabota.core.request import StaffRequest
from zabota.orders.models import Evidence


def file_seen(request: StaffRequest, pk: int) -> StoredFile:
    return get_object_or_404(Evidence.objects.visible_to(request.user).select_related("file"), pk=pk).file


@signed_in
def evidence_file(request: StaffRequest, pk: int) -> FileResponse:
    """The file as it came, to be saved."""
    return download(file_seen(request, pk))


@signed_in
def evidence_preview(request: StaffRequest, pk: int) -> FileResponse:
    """The re-encoded picture."""
    return preview(file_seen(request, pk))
