from django.urls import path

from zabota.push.views import devices

app_name = "push"
urlpatterns = [
    path("push_worker.js", devices.worker, name="worker"),
    path("profile/notifications/", devices.devices, name="devices"),
    path("profile/notifications/new/", devices.new_device, name="new_device"),
    path("profile/notifications/<int:pk>/words/", devices.words, name="words"),
    path("profile/notifications/<int:pk>/removal/", devices.removal, name="removal"),
]
