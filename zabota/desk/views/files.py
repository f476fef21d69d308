"""What strangers sent: as downloads, as re-encoded pictures, their HTML in a frame that can do nothing."""

from base64 import b64encode

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin

from zabota.channels.mail.clean import clean_html, count_remote_pictures
from zabota.core.access import needs
from zabota.core.downloads import download, preview
from zabota.core.request import StaffRequest
from zabota.desk.models import Attachment, Message
from zabota.desk.views.words import linked

POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src {pictures};"
    " style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
OWN_PICTURES = "'self' data:"
MOST_INLINE_BYTES = 8 << 20
FRAME = """<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>#{number}</title>
<meta name="referrer" content="no-referrer"><style>
html {{ color-scheme: light; background: #fff; }}
body {{ margin: 0.75rem; font: 15px/1.5 system-ui, sans-serif; color: #1c2625; overflow-wrap: anywhere; }}
img, table {{ max-width: 100%; }} img {{ height: auto; }}
blockquote {{ margin: 0.5rem 0; padding-left: 0.75rem; border-left: 3px solid #ccc; }}
</style></head><body>{body}</body></html>"""


def message_seen(request: StaffRequest, pk: int) -> Message:
    return get_object_or_404(Message.objects.visible_to(request.user), pk=pk)


@needs("desk.see")
def formatted(request: StaffRequest, pk: int) -> HttpResponse:
    """The frame for a message's own looks, and what of it waits on the network."""
    message = message_seen(request, pk)
    if not message.html:
        raise Http404
    context = {
        "message": message,
        "remote": count_remote_pictures(message.html),
        "url": reverse("desk:html", args=[message.id]),
    }
    return render(request, "desk/parts/formatted.html", context)


@needs("desk.see")
@xframe_options_sameorigin
def html(request: StaffRequest, pk: int) -> HttpResponse:
    """Strangers' HTML, cleaned, alone in its own document: no scripts, no forms, no network unless asked."""
    message = message_seen(request, pk)
    remote = request.GET.get("remote") == "1"
    body = clean_html(message.html, remote=remote, inline=inline_pictures(message))
    page = FRAME.format(language=get_language(), number=message.conversation_id, body=body)
    response = HttpResponse(page)
    pictures = f"{OWN_PICTURES} https: http:" if remote else OWN_PICTURES
    response["Content-Security-Policy"] = POLICY.format(pictures=pictures)
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response


def inline_pictures(message: Message) -> dict[str, str]:
    """Content id -> the re-encoded picture itself: no cookie goes with what the frame would fetch."""
    found, size = {}, 0
    for attachment in message.attachments.exclude(content_id="").select_related("file"):
        if attachment.file.is_picture and attachment.file.preview_path.exists():
            content = attachment.file.preview_path.read_bytes()
            size += len(content)
            if size > MOST_INLINE_BYTES:
                break
            found[attachment.content_id] = f"data:image/webp;base64,{b64encode(content).decode()}"
    return found


@needs("desk.see")
def whole(request: StaffRequest, pk: int) -> HttpResponse:
    """The whole text of a message, with what quoting was cut from it."""
    message = message_seen(request, pk)
    text = linked((message.full_text or message.text)[:1_000_000])
    return HttpResponse(f'<div class="said-text said-quoted">{text}</div>')


@needs("desk.see")
def original(request: StaffRequest, pk: int) -> HttpResponse:
    """The delivery exactly as it came, as a file: a browser must never show what a stranger wrote."""
    message = message_seen(request, pk)
    if message.delivery is None:
        raise Http404
    response = HttpResponse(bytes(message.delivery.raw), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="message-{message.id}.eml"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


@needs("desk.see")
def attachment(request: StaffRequest, pk: int) -> FileResponse:
    """The file as it came, to be saved."""
    return download(attachment_seen(request, pk).file)


@needs("desk.see")
def attachment_preview(request: StaffRequest, pk: int) -> FileResponse:
    """The re-encoded picture."""
    return preview(attachment_seen(request, pk).file)


def attachment_seen(request: StaffRequest, pk: int) -> Attachment:
    return get_object_or_404(Attachment.objects.visible_to(request.user).select_related("file"), pk=pk)
