from django.urls import path

from zabota.company.views import branches, places
from zabota.company.views.audit import audit
from zabota.company.views.parameters import parameters
from zabota.company.views.profile import profile
from zabota.company.views.roles import role, roles
from zabota.company.views.settings import settings
from zabota.company.views.tokens import token_revocation, tokens
from zabota.company.views.users import activity, new_user, user, users

app_name = "company"
urlpatterns = [
    path("profile/", profile, name="profile"),
    path("settings/", settings, name="settings"),
    path("settings/people/", users, name="users"),
    path("settings/people/new/", new_user, name="new_user"),
    path("settings/people/<int:pk>/", user, name="user"),
    path("settings/people/<int:pk>/activity/", activity, name="activity"),
    path("settings/roles/", roles, name="roles"),
    path("settings/roles/new/", role, name="new_role"),
    path("settings/roles/<int:pk>/", role, name="role"),
    path("settings/branches/", branches.branches, name="branches"),
    path("settings/branches/new/", branches.branch, name="new_branch"),
    path("settings/branches/<int:pk>/", branches.branch, name="branch"),
    path("settings/branches/<int:pk>/closure/", branches.closure, name="branch_closure"),
    path("settings/branches/<int:pk>/hours/", branches.hours, name="hours"),
    path("settings/branches/<int:pk>/holidays/", branches.holidays, name="holidays"),
    path("settings/branches/<int:pk>/public-holidays/", branches.public_holidays, name="public_holidays"),
    path(
        "settings/branches/<int:pk>/holidays/<int:holiday_pk>/removal/",
        branches.holiday_removal,
        name="holiday_removal",
    ),
    path("settings/departments/", places.departments, name="departments"),
    path("settings/departments/new/", places.department, name="new_department"),
    path("settings/departments/<int:pk>/", places.department, name="department"),
    path("settings/teams/", places.teams, name="teams"),
    path("settings/teams/new/", places.team, name="new_team"),
    path("settings/teams/<int:pk>/", places.team, name="team"),
    path("settings/all/", parameters, name="parameters"),
    path("settings/all/<str:section>/", parameters, name="parameter_section"),
    path("settings/tokens/", tokens, name="tokens"),
    path("settings/tokens/<int:pk>/revocation/", token_revocation, name="token_revocation"),
    path("settings/audit/", audit, name="audit"),
]
