"""Files go out as downloads that no browser will run; only re-encoded pictures show inside a page."""

from django.http import FileResponse, Http404

from zabota.core.models import StoredFile


def download(stored: StoredFile) -> FileResponse:
    """The file as it came, to be saved."""
    content = _open(stored.path)
    # Never by its name's own type: a stranger's .js from our address would pass `script-src 'self'`.
    plain = {"content_type": "application/octet-stream", "filename": stored.filename}
    return guarded(FileResponse(content, as_attachment=True, **plain))


def preview(stored: StoredFile) -> FileResponse:
    """The re-encoded picture of a file that is one; 404 for all others."""
    if not stored.is_picture:
        raise Http404
    return guarded(FileResponse(_open(stored.preview_path), content_type="image/webp"))


def guarded(response: FileResponse) -> FileResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, max-age=86400"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _open(path):
    try:
        return path.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
