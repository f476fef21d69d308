from django.urls import path

from zabota.agenda.views import follow_ups, tasks

app_name = "agenda"
urlpatterns = [
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.new_task, name="new_task"),
    path("tasks/<int:pk>/completion/", tasks.finishing, name="finishing"),
    path("conversations/<int:pk>/task/", tasks.new_task, name="task_here"),
    path("settings/follow-ups/", follow_ups.follow_ups, name="follow_ups"),
    path("settings/follow-ups/new/", follow_ups.new_follow_up, name="new_follow_up"),
    path("settings/follow-ups/<int:pk>/ending/", follow_ups.ending, name="ending"),
]
