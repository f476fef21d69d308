"""What a page's form would refuse, the API refuses in the same words."""

from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from zabota.core.errors import Refused

FILE: dict[str, Any] = {
    "responses": {
        200: {
            "description": "The file",
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}
"""`openapi_extra` of an operation that answers with a file."""


def checked(form: Form) -> Any:
    """The form itself, once it is valid."""
    if not form.is_valid():
        wrong = [f"{name}: {error}" for name, errors in form.errors.items() for error in errors]
        raise Refused("; ".join(wrong).replace("__all__: ", "") or _("The form makes no sense."))
    return form
