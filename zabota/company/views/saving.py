"""What every form page does: check, call the action, say so, go back; or say what is wrong."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zabota.core.errors import Refused
from zabota.core.request import StaffRequest


def form_page(
    request: StaffRequest,
    form: BaseForm,
    save: Callable[[Any], Any],
    *,
    template: str = "company/form.html",
    said: Any,
    back: str,
    **context: Any,
) -> HttpResponse:
    """Show `form`; on POST run `save(form)` and go `back` (a URL), or show why not (422)."""
    if request.method == "POST" and form.is_valid():
        try:
            save(form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect(back)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"form": form, "back": back, **context}, status=status)
