"""A short answer to a reminder, in the languages we speak: yes, no, another time. Anything longer is for a
person.
"""

import re
from enum import StrEnum

LONGEST = 40
FLAT = str.maketrans("ăâîșşțţё", "aaissttе")


class Said(StrEnum):
    YES = "yes"
    NO = "no"
    OTHER_TIME = "other time"


WORDS = {
    Said.YES: (
        "yes, ok, okay, confirm, confirmed, i confirm, i will come, i ll come, 1, +, "
        "да, ок, хорошо, подтверждаю, приду, буду, да приду, да буду, да подтверждаю, "
        "da, bine, confirm, vin, da vin, da confirm, voi veni, da voi veni"
    ),
    Said.NO: (
        "no, cancel, i will not come, no i will not come, "
        "нет, отмена, отмените, отменить, не приду, не буду, нет не приду, "
        "nu, anulez, anulati, nu vin, nu voi veni, nu pot veni"
    ),
    Said.OTHER_TIME: (
        "another time, other time, move, reschedule, "
        "другое время, в другое время, перенос, перенести, перенесите, "
        "alta ora, la alta ora, alta data, reprogramare, reprogramati"
    ),
}
KNOWN = {phrase: said for said, phrases in WORDS.items() for phrase in phrases.split(", ")}


def what_is_said(text: str) -> Said | None:
    """What a clear and short answer says; None for all else."""
    return KNOWN.get(plain(text)) if len(text) <= LONGEST else None


def plain(text: str) -> str:
    """In small letters, without diacritics and punctuation."""
    small = text.casefold().translate(FLAT)
    return " ".join(re.sub(r"[^\w+]+", " ", small).split())
