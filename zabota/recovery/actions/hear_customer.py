from zabota.desk.models import Message
from zabota.recovery.actions.add_step import add_step
from zabota.recovery.models import CaseStep, RecoveryCase


def hear_customer(message: Message) -> CaseStep | None:
    """A customer who answers in an uncontacted case's conversation was reached; None for anything else.

    Absence notes and machines are not the customer. Hearing the same message again changes nothing.
    """
    if not message.is_from_customer or message.is_absence_note:
        return None
    case = RecoveryCase.objects.uncontacted().filter(
        conversation=message.conversation_id, received_at__lt=message.at, steps__kind=CaseStep.Kind.MESSAGE
    )
    found = case.first()
    if found is None:
        return None
    return add_step(found, CaseStep.Kind.MESSAGE, by=None, text=message.text, reached=True, at=message.at)
