from zabota.reading.models.alarm import Alarm
from zabota.reading.models.change import AnnouncedChange
from zabota.reading.models.tally import (
    AskTally,
    BranchTally,
    NetworkTally,
    PersonTally,
    PlaceTally,
    Span,
    Tally,
    TouchpointTally,
    WayTally,
)
from zabota.reading.models.word_model import WordModel

__all__ = [
    "Alarm",
    "AnnouncedChange",
    "AskTally",
    "BranchTally",
    "NetworkTally",
    "PersonTally",
    "PlaceTally",
    "Span",
    "Tally",
    "TouchpointTally",
    "WayTally",
    "WordModel",
]
