from django.urls import path

from zabota.visits.views import appointments, customer, days

app_name = "visits"
urlpatterns = [
    path("appointments/", days.day, name="day"),
    path("appointments/lines/", days.lines, name="lines"),
    path("appointments/<int:pk>/", appointments.appointment, name="appointment"),
    path("appointments/<int:pk>/time/", appointments.time, name="time"),
    path("appointments/<int:pk>/confirmation/", appointments.confirmation, name="confirmation"),
    path("appointments/<int:pk>/ending/", appointments.ending, name="ending"),
    path("customers/<int:pk>/appointments/new/", appointments.new_appointment, name="new"),
    path("appointment/<str:token>/", customer.customer, name="customer"),
]
