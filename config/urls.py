"""Every address of the product, app by app."""

from django.urls import include, path

from config.api import operations

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/v1/", operations()),
    path("", include("zabota.core.urls")),
    path("", include("zabota.company.urls")),
    path("", include("zabota.insight.urls")),
    path("", include("zabota.customers.urls")),
    path("", include("zabota.channels.urls")),
    path("", include("zabota.knowledge.urls")),
    path("", include("zabota.desk.urls")),
    path("", include("zabota.feedback.urls")),
    path("", include("zabota.recovery.urls")),
    path("", include("zabota.portal.urls")),
]
