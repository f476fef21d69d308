from django.urls import path

from zabota.answers.views import inserting, judging, macros, questions, replies

app_name = "answers"
urlpatterns = [
    path("answers/", replies.replies, name="replies"),
    path("answers/new/", replies.reply, name="new_reply"),
    path("answers/<int:pk>/", replies.reply, name="reply"),
    path("answers/<int:pk>/retirement/", replies.retirement, name="reply_retirement"),
    path("answers/macros/", macros.macros, name="macros"),
    path("answers/macros/new/", macros.macro, name="new_macro"),
    path("answers/macros/<int:pk>/", macros.macro, name="macro"),
    path("answers/macros/<int:pk>/retirement/", macros.retirement, name="macro_retirement"),
    path("answers/questions/", questions.questions, name="questions"),
    path("answers/questions/<int:pk>/article/", questions.article, name="question_article"),
    path("answers/questions/<int:pk>/settlement/", questions.settlement, name="question_settlement"),
    path("conversations/<int:pk>/question/", questions.flag, name="flag_question"),
    path("answers/vague/", judging.vague, name="vague"),
    path("conversations/<int:pk>/offers/", inserting.offers, name="offers"),
    path(
        "conversations/<int:pk>/offers/<slug:kind>/<int:number>/insertion/",
        inserting.insertion,
        name="insertion",
    ),
    path("conversations/<int:pk>/macros/<int:number>/run/", inserting.macro_run, name="macro_run"),
    path("conversations/<int:pk>/hints/", inserting.hints, name="hints"),
    path("messages/<int:pk>/judgement/", judging.judgement, name="judgement"),
]
