from django.urls import path

from bench.floor import views

urlpatterns = [
    path("empty/", views.empty),
    path("list/", views.bare_list),
    path("talks/<int:pk>/", views.bare_talk, name="talk"),
    path("talks/", views.bare_create),
]
