from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from zabota.channels.models import Inbox
from zabota.channels.visitors import file_of_pass
from zabota.core.access import public
from zabota.core.downloads import download, preview
from zabota.core.models import StoredFile


@xframe_options_exempt
@public("the pass in the address was made for the visitor in whose talk the file is")
@require_safe
def chat_file(request: HttpRequest, key: str, passed: str) -> FileResponse:
    """A file of a talk, to be saved; with ?preview the re-encoded picture, to be shown on any site."""
    get_object_or_404(Inbox.objects.switched_on(), key=key, kind="chat")
    file_id = file_of_pass(key, passed)
    if file_id is None:
        raise Http404
    file = get_object_or_404(StoredFile, id=file_id)
    response = preview(file) if "preview" in request.GET else download(file)
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
