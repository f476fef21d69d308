from django.urls import path

from zabota.rules.views import rules

app_name = "rules"
urlpatterns = [
    path("rules/", rules.rules, name="rules"),
    path("rules/new/", rules.rule, name="new_rule"),
    path("rules/<int:pk>/", rules.rule, name="rule"),
    path("rules/<int:pk>/history/", rules.history, name="history"),
    path("rules/<int:pk>/switch/", rules.switch, name="switch"),
    path("rules/<int:pk>/runs/", rules.runs, name="runs"),
]
