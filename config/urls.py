"""Every address of the product, app by app."""

from django.urls import include, path

from config.api import operations

handler500 = "config.away.server_error"

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
    path("", include("zabota.webhooks.urls")),
    path("", include("zabota.answers.urls")),
    path("", include("zabota.reports.urls")),
    path("", include("zabota.agenda.urls")),
    path("", include("zabota.imports.urls")),
    path("", include("zabota.reception.urls")),
    path("", include("zabota.orders.urls")),
    path("", include("zabota.routing.urls")),
    path("", include("zabota.rules.urls")),
    path("", include("zabota.visits.urls")),
    path("", include("zabota.asides.urls")),
    path("", include("zabota.workload.urls")),
    path("", include("zabota.feedback.urls")),
    path("", include("zabota.reading.urls")),
    path("", include("zabota.custody.urls")),
    path("", include("zabota.asking.urls")),
    path("", include("zabota.recovery.urls")),
    path("", include("zabota.complaints.urls")),
    path("", include("zabota.improvement.urls")),
    path("", include("zabota.reviews.urls")),
    path("", include("zabota.stakes.urls")),
    path("", include("zabota.privacy.urls")),
    path("", include("zabota.push.urls")),
    path("", include("zabota.portal.urls")),
]
