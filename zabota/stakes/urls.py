from django.urls import path

from zabota.stakes.views import goals, leavings, stakes

app_name = "stakes"
urlpatterns = [
    path("stakes/", stakes.stakes, name="stakes"),
    path("stakes/assumptions/", stakes.keep, name="assumptions"),
    path("leavings/", leavings.leavings, name="leavings"),
    path("leavings/export.<str:kind>", leavings.export_leavings, name="export"),
    path("leavings/<int:pk>/return/", leavings.coming_back, name="coming_back"),
    path("customers/<int:pk>/leaving/", leavings.leaving, name="leaving"),
    path("customers/<int:pk>/followers/", leavings.followers, name="followers"),
    path("goals/", goals.goals, name="goals"),
    path("goals/new/", goals.new_goal, name="new_goal"),
    path("goals/<int:pk>/calling-off/", goals.calling_off, name="goal_calling_off"),
]
