from django.urls import path

from zabota.complaints.views import complaint, complaints, figures, registration, settings, steps, word

app_name = "complaints"
urlpatterns = [
    path("complaints/", complaints.complaints, name="complaints"),
    path("complaints/new/", registration.new_complaint, name="new"),
    path("complaints/export.<str:kind>", complaints.export_complaints, name="export"),
    path("complaints/where/", figures.where, name="where"),
    path("our-complaints/", figures.published, name="published"),
    path("complaints/deadlines/", settings.deadlines, name="deadlines"),
    path("complaints/deadlines/<int:pk>/preset/", settings.preset, name="preset"),
    path("complaints/<int:pk>/", complaint.complaint, name="complaint"),
    path("complaints/<int:pk>/acknowledgement/", steps.acknowledgement, name="acknowledgement"),
    path("complaints/<int:pk>/answer/", steps.answer, name="answer"),
    path("complaints/<int:pk>/view/", steps.view, name="view"),
    path("complaints/<int:pk>/ending/", steps.ending, name="ending"),
    path("complaints/<int:pk>/extension/", steps.extension, name="extension"),
    path("complaints/<int:pk>/steps/", steps.step, name="step"),
    path("complaints/<int:pk>/owner/", steps.owner, name="owner"),
    path("complaints/<int:pk>/ties/", steps.ties, name="ties"),
    path("complaint/<str:token>/", word.word, name="word"),
]
