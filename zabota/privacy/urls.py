from django.urls import path

from zabota.privacy.views import accesses, erasures, people, retention

app_name = "privacy"
urlpatterns = [
    path("privacy/people/<int:pk>/", people.person, name="person"),
    path("privacy/people/<int:pk>/giving/", people.giving, name="giving"),
    path("privacy/people/<int:pk>/erasing/", people.erasing, name="erasing"),
    path("privacy/accesses/", accesses.accesses, name="accesses"),
    path("privacy/erasures/", erasures.erasures, name="erasures"),
    path("privacy/erasures/<int:pk>/", erasures.erasure, name="erasure"),
    path("privacy/erasures/<int:pk>/certificate.json", erasures.certificate, name="certificate"),
    path("privacy/retention/", retention.rules, name="retention"),
    path("privacy/retention/new/", retention.new_rule, name="new_rule"),
    path("privacy/retention/<int:pk>/", retention.rule, name="rule"),
    path("privacy/retention/<int:pk>/removal/", retention.removal, name="removal"),
]
