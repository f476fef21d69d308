from django.urls import path

from zabota.knowledge.views import articles

app_name = "knowledge"
urlpatterns = [
    path("knowledge/", articles.articles, name="articles"),
    path("knowledge/new/", articles.article, name="new_article"),
    path("knowledge/<int:pk>/", articles.article, name="article"),
    path("knowledge/<int:pk>/publication/", articles.publication, name="publication"),
]
