"""The customer's page: why a document is asked for, and the choice to send it or not."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from zabota.company.parameters import value_of
from zabota.core.errors import Refused
from zabota.core.link_pages import LANGUAGES, language_for, link_page, opened_by
from zabota.custody.actions.decline_document import decline_document
from zabota.custody.actions.receive_document import receive_document
from zabota.custody.models import Document
from zabota.desk.wording import language_of


class InMemoryOnly(MemoryFileUploadHandler):
    """A document never touches the disk before it is sealed; a larger one than allowed is cut off."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        super().handle_raw_input(*args, **kwargs)
        self.activated = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > (value_of("custody.largest_megabytes") << 20) + 1:
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


@link_page("customers send a document by the link in their message")
def sending(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows why and until when; only POST sends the file or says no."""
    request.upload_handlers = [InMemoryOnly(request)]
    document = document_of(token)
    with translation.override(
        language_for(request, language_of(document.conversation) if document else None)
    ):
        return answer(request, document)


def document_of(token: str) -> Document | None:
    return opened_by(Document.objects.select_related("conversation"), token)


def answer(request: HttpRequest, document: Document | None) -> HttpResponse:
    if document is None:
        return page(request, None, "unknown", 404)
    if request.method != "POST" or document.is_over() or document.received_at:
        return page(request, document, state_of(document))
    try:
        if request.POST.get("answer") == "no":
            decline_document(document)
        else:
            sent = request.FILES.get("file")
            if sent is None:
                raise Refused(too_large_or_none())
            receive_document(document, sent.read(), sent.name or "")
    except Refused as refusal:
        return page(request, document, state_of(document), 422, str(refusal))
    document.refresh_from_db()
    return page(request, document, state_of(document))


def too_large_or_none() -> str:
    largest = value_of("custody.largest_megabytes")
    return _("Choose a file of at most %(size)d MB, or say that you would rather not.") % {"size": largest}


def state_of(document: Document) -> str:
    if document.checked_at or document.destroyed_at:
        return "gone"
    if document.declined_at:
        return "declined"
    if document.received_at:
        return "received"
    return "over" if document.is_over() else "asked"


def page(
    request: HttpRequest, document: Document | None, state: str, status: int = 200, problem: str = ""
) -> HttpResponse:
    context = {"document": document, "state": state, "problem": problem, "languages": LANGUAGES}
    return render(request, "custody/sending.html", context, status=status)
