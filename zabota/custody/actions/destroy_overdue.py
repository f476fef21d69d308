from zabota.custody.actions.destroy_document import destroy_document
from zabota.custody.models import Document


def destroy_overdue() -> int:
    """Documents whose day has come are gone, checked or not; how many."""
    overdue = list(Document.objects.past_their_time())
    for document in overdue:
        destroy_document(document)
    return len(overdue)
