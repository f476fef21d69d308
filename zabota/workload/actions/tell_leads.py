from collections.abc import Sequence

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from zabota.company.models import User
from zabota.workload.models import Peak


@transaction.atomic
def tell_leads(peak: Peak, user_ids: Sequence[int]) -> int:
    """Mail those who lead the team, each in their own language; told once. Says how many."""
    peak = Peak.objects.select_for_update(of=("self",)).select_related("team").get(id=peak.id)
    if peak.told_at is not None:
        return 0
    leads = list(User.objects.active().filter(id__in=user_ids))
    for lead in leads:
        with translation.override(lead.language):
            about = {"team": peak.team, "load": peak.load, "capacity": peak.capacity}
            subject = _("%(team)s cannot cope just now: %(load)s open, room for %(capacity)s") % about
            link = settings.SITE_URL + reverse("workload:now")
            body = _("Who could help, and what can wait? All teams at a glance:") + f"\n{link}"
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [lead.email])
    peak.told_at = timezone.now()
    peak.save(update_fields=["told_at"])
    return len(leads)
