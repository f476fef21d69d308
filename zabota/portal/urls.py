from django.urls import path

from zabota.portal.views import ask, first, help, home, prices, privacy, visit

app_name = "portal"
urlpatterns = [
    path("help/", help.help_pages, name="help"),
    path("help/suggestions/", help.suggestions, name="suggestions"),
    path("help/missed/", help.missed, name="missed"),
    path("help/<slug:slug>/", help.help_page, name="help_page"),
    path("prices/", prices.prices, name="prices"),
    path("ask/", ask.ask, name="ask"),
    path("my/", home.home, name="home"),
    path("my/sign-in/", visit.sign_in, name="sign_in"),
    path("my/entrance/<str:token>/", visit.entrance, name="entrance"),
    path("my/departure/", visit.departure, name="departure"),
    path("my/conversations/<int:pk>/", home.conversation, name="conversation"),
    path("my/privacy/", privacy.privacy, name="privacy"),
    path("set-up/remarks/", first.choose_remarks, name="choose_remarks"),
    path("set-up/survey/", first.begin_survey, name="begin_survey"),
    path("set-up/<str:token>/", first.first, name="first"),
]
