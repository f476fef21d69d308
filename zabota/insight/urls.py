from django.urls import path

from zabota.insight.views.kpi import kpi
from zabota.insight.views.my_day import my_day
from zabota.insight.views.owner import owner
from zabota.insight.views.targets import target

app_name = "insight"
urlpatterns = [
    path("", my_day, name="my_day"),
    path("owner/", owner, name="owner"),
    path("owner/<slug:name>/", kpi, name="kpi"),
    path("owner/<slug:name>/target/", target, name="target"),
]
