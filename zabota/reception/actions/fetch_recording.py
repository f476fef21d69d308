from django.db import transaction
from django.utils.translation import gettext as _

from zabota.channels.kind import NeverAccepted
from zabota.core.actions.store_file import store_file
from zabota.core.jobs import task
from zabota.desk.actions.note import note
from zabota.desk.wording import in_company_language
from zabota.reception.models import Call


@task(name="reception.fetch_recording")
def fetch_later(call_id: int) -> None:
    """The job that a recording's announcement queues; a server that is away is asked again later."""
    call = Call.objects.select_related("inbox").filter(id=call_id).first()
    if call is not None:
        fetch_recording(call)


def fetch_recording(call: Call) -> None:
    """Fetch the recording of a call and keep it with the call; done again it changes nothing.

    Raises TryLater when the exchange cannot give it now; one that is gone is noted on the call.
    """
    if call.recording_id or not call.recording_url:
        return
    try:
        fetched = call.inbox.channel.fetch(call.inbox, {"url": call.recording_url})
    except NeverAccepted as gone:
        Call.objects.filter(id=call.id).update(recording_problem=str(gone))
        return
    with transaction.atomic():
        held = Call.objects.select_for_update(of=("self",)).get(id=call.id)
        if held.recording_id is None:
            name = fetched.filename or f"call-{call.id}.wav"
            held.recording = store_file(fetched.content, name, fetched.media_type)
            held.recording_problem = ""
            held.save(update_fields=["recording", "recording_problem"])
            _attach(held)
    call.refresh_from_db()


def _attach(call: Call) -> None:
    """In the talk it is a note: staff hear it, and it can never be sent."""
    if call.conversation is not None and not call.conversation.merged_into_id:
        with in_company_language():
            text = _("Recording of the call")
        note(call.conversation, by=None, text=text, files=[call.recording] if call.recording else [])
