from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from zabota.channels.models import Inbox
from zabota.channels.passes import file_of
from zabota.core.access import public
from zabota.core.downloads import download
from zabota.core.models import StoredFile


@public("the pass in the address was made for the provider that delivers the file")
@require_safe
def passed_file(request: HttpRequest, key: str, passed: str) -> FileResponse:
    """A file that we send through an inbox, for its provider to fetch."""
    get_object_or_404(Inbox.objects.switched_on(), key=key)
    file_id = file_of(key, passed)
    if file_id is None:
        raise Http404
    file = get_object_or_404(StoredFile, id=file_id)
    response = download(file)
    response["Content-Type"] = file.media_type
    return response
