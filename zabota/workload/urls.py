from django.urls import path

from zabota.workload.views.hours import hours
from zabota.workload.views.now import now

app_name = "workload"
urlpatterns = [
    path("workload/", now, name="now"),
    path("workload/hours/", hours, name="hours"),
]
