from django.urls import path

from zabota.recovery.views import case, cases, endings, goodwill, owner, settings, steps, word

app_name = "recovery"
urlpatterns = [
    path("put-right/<str:token>/", word.word, name="word"),
    path("recovery/", cases.cases, name="cases"),
    path("recovery/export.<str:kind>", cases.export_cases, name="export"),
    path("recovery/settings/", settings.settings, name="settings"),
    path("recovery/<int:pk>/", case.case, name="case"),
    path("recovery/<int:pk>/taking/", owner.taking, name="taking"),
    path("recovery/<int:pk>/owner/", owner.owner, name="owner"),
    path("recovery/<int:pk>/call/", steps.call, name="call"),
    path("recovery/<int:pk>/message/", steps.message, name="message"),
    path("recovery/<int:pk>/remark/", steps.remark, name="remark"),
    path("recovery/<int:pk>/goodwill/", goodwill.goodwill, name="goodwill"),
    path("recovery/<int:pk>/goodwill/<int:goodwill_id>/agreement/", goodwill.agreement, name="agreement"),
    path("recovery/<int:pk>/fix/", endings.fix, name="fix"),
    path("recovery/<int:pk>/question/", endings.question, name="question"),
    path("recovery/<int:pk>/word/", endings.heard, name="heard"),
    path("recovery/<int:pk>/ending/", endings.ending, name="ending"),
]
