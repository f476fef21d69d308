from django.urls import path

from zabota.imports.views import imports, mailboxes

app_name = "imports"
urlpatterns = [
    path("settings/imports/", imports.imports, name="imports"),
    path("settings/imports/<int:pk>/", imports.one_import, name="import"),
    path("settings/imports/<int:pk>/reading/", imports.reading, name="reading"),
    path("settings/imports/<int:pk>/start/", imports.start, name="start"),
    path("settings/imports/<int:pk>/undoing/", imports.undoing, name="undoing"),
    path("settings/imports/<int:pk>/removal/", imports.removal, name="removal"),
    path("settings/mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path("settings/mailboxes/<int:pk>/", mailboxes.mailbox, name="mailbox"),
    path("settings/mailboxes/<int:pk>/own-addresses/", mailboxes.own_addresses, name="own_addresses"),
    path("settings/mailboxes/<int:pk>/start/", mailboxes.start, name="mailbox_start"),
    path("settings/mailboxes/<int:pk>/undoing/", mailboxes.undoing, name="mailbox_undoing"),
    path("settings/mailboxes/<int:pk>/removal/", mailboxes.removal, name="mailbox_removal"),
]
