from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from zabota.company.models import User


def end_sessions(user: User) -> None:
    """Sign a user out everywhere; live streams notice within half a minute."""
    keys = UserSession.objects.filter(user=user).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    UserSession.objects.filter(user=user).delete()
