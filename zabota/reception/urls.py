from django.urls import path

from zabota.reception.views import book, calls, consultations, contact, extensions, hand_overs, home, seniors

app_name = "reception"
urlpatterns = [
    path("reception/", home.home, name="home"),
    path("reception/board/", home.board, name="board"),
    path("reception/customers/new/", contact.new_customer, name="new_customer"),
    path("reception/customers/<int:pk>/", contact.customer, name="contact"),
    path("reception/customers/<int:pk>/visits/", contact.visits, name="visits"),
    path("reception/customers/<int:pk>/consultations/", consultations.book, name="book_consultation"),
    path("reception/conversations/<int:pk>/hand-over/", hand_overs.hand_over_page, name="hand_over"),
    path("reception/hand-overs/", hand_overs.hand_overs, name="hand_overs"),
    path("reception/hand-overs/<int:pk>/", hand_overs.received, name="received"),
    path("reception/hand-overs/<int:pk>/acceptance/", hand_overs.acceptance, name="acceptance"),
    path("reception/hand-overs/<int:pk>/return/", hand_overs.giving_back, name="return"),
    path("reception/book/", book.entries, name="book"),
    path("reception/book/new/", book.new_entry, name="new_entry"),
    path("reception/book/<int:pk>/photo/", book.photo, name="photo"),
    path("reception/seniors/new/", seniors.new_call, name="new_senior"),
    path("reception/seniors/<int:pk>/arrival/", seniors.arrival, name="arrival"),
    path("reception/calls/", calls.calls, name="calls"),
    path("reception/calls/new/", calls.by_hand, name="new_call"),
    path("reception/calls/<int:pk>/recording/", calls.recording, name="recording"),
    path("reception/ringing/", calls.ringing, name="ringing"),
    path("reception/consultations/", consultations.consultations, name="consultations"),
    path("reception/consultations/<int:pk>/ending/", consultations.ending, name="consultation_ending"),
    path("settings/extensions/", extensions.extensions, name="extensions"),
]
