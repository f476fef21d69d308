from django.urls import path

from zabota.custody.views import documents, sending

app_name = "custody"
urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:pk>/", documents.document, name="document"),
    path("documents/<int:pk>/opening/", documents.opening, name="opening"),
    path("documents/<int:pk>/verdict/", documents.verdict, name="verdict"),
    path("documents/<int:pk>/keeping/", documents.keeping, name="keeping"),
    path("conversations/<int:pk>/document/", documents.asking, name="asking"),
    path("document/<str:token>/", sending.sending, name="sending"),
]
