from django.urls import path

from zabota.core.views.jobs import job_repetition, jobs
from zabota.core.views.search import search
from zabota.core.views.style_guide import show

app_name = "core"
urlpatterns = [
    path("search/", search, name="search"),
    path("settings/jobs/", jobs, name="jobs"),
    path("settings/jobs/<int:pk>/repetition/", job_repetition, name="job_repetition"),
    path("style-guide/", show, name="style_guide"),
]
