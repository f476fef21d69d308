from django.urls import path

from zabota.feedback.views import export, guards, policy, responses, survey_page, surveys, touchpoints

app_name = "feedback"
urlpatterns = [
    path("survey/<str:token>/", survey_page.survey_page, name="survey_page"),
    path("survey/<str:token>/opening/", survey_page.opening, name="opening"),
    path("feedback/", responses.responses, name="responses"),
    path("feedback/export/", export.export_marks, name="export"),
    path("feedback/responses/<int:pk>/", responses.response, name="response"),
    path("feedback/touchpoints/", touchpoints.touchpoints, name="touchpoints"),
    path("feedback/touchpoints/new/", touchpoints.new_touchpoint, name="new_touchpoint"),
    path("feedback/touchpoints/<int:pk>/", touchpoints.touchpoint, name="touchpoint"),
    path("feedback/touchpoints/<int:pk>/edit/", touchpoints.edit_touchpoint, name="edit_touchpoint"),
    path("feedback/touchpoints/<int:pk>/retirement/", touchpoints.retirement, name="retirement"),
    path("feedback/surveys/", surveys.surveys, name="surveys"),
    path("feedback/surveys/new/", surveys.new_survey, name="new_survey"),
    path("feedback/surveys/<int:pk>/", surveys.edit_survey, name="survey"),
    path("feedback/surveys/<int:pk>/preview/", surveys.preview, name="preview"),
    path("feedback/refusals/", policy.refusals, name="refusals"),
    path("feedback/customers/<int:pk>/policy/", policy.explain, name="explain"),
    path("feedback/invitations/<int:pk>/revocation/", policy.revocation, name="revocation"),
    path("feedback/guards/", guards.guards, name="guards"),
]
