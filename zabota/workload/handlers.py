"""What workload does when others announce."""

from zabota.core.events import on
from zabota.core.jobs import queue_all
from zabota.desk.events import ConversationOpened
from zabota.workload.actions.answer_in_peak import answer_in_peak_later
from zabota.workload.actions.tell_leads import tell_leads
from zabota.workload.events import PeakBegan
from zabota.workload.models import Peak
from zabota.workload.peaks import teams_in_peak


@on(ConversationOpened, at_once=True)
def queue_universal_answer(event: ConversationOpened) -> None:
    """As a job: the intake must not wait. Whether it is sent is decided there."""
    if event.by_id is None and event.team_id in teams_in_peak():
        queue_all([(answer_in_peak_later, {"conversation_id": event.conversation_id})])


@on(PeakBegan)
def tell_those_who_lead(event: PeakBegan) -> None:
    peak = Peak.objects.filter(id=event.peak_id).first()
    if peak is not None:
        tell_leads(peak, event.user_ids)
