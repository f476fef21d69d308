from zabota.core.models.answered_call import AnsweredCall
from zabota.core.models.event_record import EventRecord
from zabota.core.models.row import Row
from zabota.core.models.search_entry import SearchEntry
from zabota.core.models.stored_file import StoredFile

__all__ = ["AnsweredCall", "EventRecord", "Row", "SearchEntry", "StoredFile"]
