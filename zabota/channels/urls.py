from django.urls import path

from zabota.channels.views import deliveries, hours, inboxes, outbox
from zabota.channels.views.chat import files, talk, trial
from zabota.channels.views.door import door
from zabota.channels.views.form import page
from zabota.channels.views.passed_file import passed_file

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
    path("in/<slug:key>/", door, name="door"),
    path("in/<slug:key>/files/<str:passed>/", passed_file, name="passed_file"),
    path("inboxes/<int:pk>/setup/", inboxes.setup, name="setup"),
    path("inboxes/<int:pk>/hours/", hours.hours, name="hours"),
    path("forms/<slug:key>/", page.form, name="form"),
    path("forms/<slug:key>/thanks/<str:receipt>/", page.form_thanks, name="form_thanks"),
    path("chat/<slug:key>/session/", talk.session, name="chat_session"),
    path("chat/<slug:key>/messages/", talk.messages, name="chat_messages"),
    path("chat/<slug:key>/seen/", talk.seen, name="chat_seen"),
    path("chat/<slug:key>/writing/", talk.writing, name="chat_writing"),
    path("chat/<slug:key>/files/<str:passed>/", files.chat_file, name="chat_file"),
    path("chat/<slug:key>/try/", trial.try_chat, name="try_chat"),
]
