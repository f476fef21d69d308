from django.urls import path

from zabota.reading.views import (
    alarms,
    betterments,
    changes,
    charts,
    drivers,
    league,
    rates,
    themes,
    touchpoint_map,
    words,
)

app_name = "reading"
urlpatterns = [
    path("scores/", touchpoint_map.touchpoint_map, name="map"),
    path("scores/touchpoints/<int:pk>/", touchpoint_map.touchpoint, name="touchpoint"),
    path("scores/branches/", league.branches, name="branches"),
    path("scores/people/", league.people, name="people"),
    path("scores/changes/", changes.changes, name="changes"),
    path("scores/signals/", charts.charts, name="charts"),
    path("scores/words/", words.words, name="words"),
    path("scores/words/<int:pk>/alike/", words.alike, name="alike"),
    path("scores/comments/", themes.themes, name="themes"),
    path("scores/comments/learning/", themes.learning, name="learning"),
    path("scores/rates/", rates.rates, name="rates"),
    path("scores/drivers/", drivers.drivers_page, name="drivers"),
    path("scores/better/", betterments.betterments, name="betterments"),
    path("scores/better/new/", betterments.new_betterment, name="new_betterment"),
    path("scores/better/<int:pk>/", betterments.betterment, name="betterment"),
    path("scores/better/<int:pk>/withdrawal/", betterments.withdrawal, name="withdrawal"),
    path("scores/alarms/", alarms.alarms, name="alarms"),
    path("scores/alarms/<int:pk>/settlement/", alarms.settlement, name="settlement"),
]
