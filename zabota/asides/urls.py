from django.urls import path

from zabota.asides.views import asides

app_name = "asides"
urlpatterns = [
    path("conversations/<int:pk>/asides/", asides.beside, name="beside"),
    path("conversations/<int:pk>/asides/new/", asides.new_aside, name="new"),
    path("asides/<int:pk>/", asides.aside, name="aside"),
    path("asides/<int:pk>/messages/", asides.more, name="more"),
    path("asides/<int:pk>/closure/", asides.closure, name="closure"),
    path("asides/messages/<int:pk>/files/<int:file>/", asides.file, name="file"),
]
