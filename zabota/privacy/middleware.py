from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from zabota.privacy.watched import notice


class AccessMiddleware:
    """Who opened what of which customer is noticed when it was shown, and kept a moment later."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        notice(request, response)
        return response
