from django.urls import path

from zabota.routing.views import comparison, conversation, people, policies

app_name = "routing"
urlpatterns = [
    path("routing/", policies.policies, name="policies"),
    path("routing/policies/new/", policies.policy, name="new_policy"),
    path("routing/policies/<int:pk>/", policies.policy, name="policy"),
    path("routing/topics/", policies.topics, name="topics"),
    path("routing/people/", people.people, name="people"),
    path("routing/people/<int:pk>/", people.person, name="person"),
    path("routing/absences/", people.absences, name="absences"),
    path("routing/absences/<int:pk>/end/", people.absence_end, name="absence_end"),
    path("routing/presence/", people.presence, name="presence"),
    path("routing/comparison/", comparison.comparison, name="comparison"),
    path("routing/conversations/<int:pk>/", conversation.conversation, name="conversation"),
    path("routing/conversations/<int:pk>/again/", conversation.again, name="again"),
]
