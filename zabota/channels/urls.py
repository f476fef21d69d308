from django.urls import path

from zabota.channels.views import deliveries, inboxes, outbox

app_name = "channels"
urlpatterns = [
    path("inboxes/", inboxes.inboxes, name="inboxes"),
    path("inboxes/new/", inboxes.choose_kind, name="choose_kind"),
    path("inboxes/new/<slug:kind>/", inboxes.new_inbox, name="new_inbox"),
    path("inboxes/<int:pk>/", inboxes.inbox, name="inbox"),
    path("inboxes/<int:pk>/trial/", inboxes.trial, name="trial"),
    path("inboxes/<int:pk>/look/", inboxes.look, name="look"),
    path("inboxes/<int:pk>/switch/", inboxes.switch, name="switch"),
    path("inboxes/<int:pk>/deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/<int:pk>/raw/", deliveries.raw, name="raw"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/decision/", outbox.decision, name="decision"),
]
