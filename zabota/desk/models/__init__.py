from zabota.desk.models.attachment import Attachment
from zabota.desk.models.circle import Circle
from zabota.desk.models.contact_reason import ContactReason
from zabota.desk.models.conversation import Conversation
from zabota.desk.models.draft import Draft
from zabota.desk.models.fulfilment import Fulfilment
from zabota.desk.models.merge import ConversationMerge
from zabota.desk.models.message import Message
from zabota.desk.models.note import Mention, Note
from zabota.desk.models.queue import Queue
from zabota.desk.models.sla import SlaClock, SlaPolicy, SlaTarget

__all__ = [
    "Attachment",
    "Circle",
    "ContactReason",
    "Conversation",
    "ConversationMerge",
    "Draft",
    "Fulfilment",
    "Mention",
    "Message",
    "Note",
    "Queue",
    "SlaClock",
    "SlaPolicy",
    "SlaTarget",
]
