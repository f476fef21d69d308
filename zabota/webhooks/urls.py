from django.urls import path

from zabota.webhooks.views import tellings, webhooks

app_name = "webhooks"
urlpatterns = [
    path("settings/webhooks/", webhooks.webhooks, name="webhooks"),
    path("settings/webhooks/new/", webhooks.new_webhook, name="new_webhook"),
    path("settings/webhooks/<int:pk>/", webhooks.webhook, name="webhook"),
    path("settings/webhooks/<int:pk>/change/", webhooks.change, name="change"),
    path("settings/webhooks/<int:pk>/switch/", webhooks.switch, name="switch"),
    path("settings/webhooks/<int:pk>/secret/", webhooks.secret, name="secret"),
    path("settings/webhooks/<int:pk>/trial/", webhooks.trial, name="trial"),
    path("settings/webhooks/<int:pk>/removal/", webhooks.removal, name="removal"),
    path("settings/webhooks/tellings/<int:pk>/repetition/", tellings.repetition, name="repetition"),
]
