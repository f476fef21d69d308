"""What the error codes of the Cloud API mean for us."""

import json
from typing import Any

from django.utils.translation import gettext_noop as _

from zabota.channels.kind import NeverAccepted, TooFast, TryLater, Uncertain, WrongPassword
from zabota.channels.network import with_detail
from zabota.channels.outgoing_http import Answer
from zabota.channels.posted_json import Said, part, rows, text

WRONG_TOKEN = _("Meta does not accept this access token: it expired or was withdrawn.")
WRONG_SECRET = _("The secret of the app is wrong: copy it from the app's settings at Meta.")
WRONG_NUMBER = _("Meta does not know this number id, or the token may not use it.")
BUSY = _("WhatsApp asks us to slow down.")
BUSY_TO_ONE = _("Too many messages to this customer within a short time.")
AWAY = _("WhatsApp takes nothing now.")
UNSURE = _("WhatsApp answered with an error: the message may or may not have been sent.")
REFUSED = _("WhatsApp refused the message.")
LOCKED = _("Meta has locked this account or restricted its sending.")
OUTSIDE = _(
    "More than 24 hours have passed since the customer wrote: "
    "WhatsApp lets through only a text that an approved template has."
)
UNDELIVERABLE = _("This number has no WhatsApp, or does not take business messages.")
TOKEN, PARAMETER = 190, 100
SLOW = {4, 80007, 130429, 131048}
PAIR = 131056
LATER = {1, 2, 131016, 131057, 133004}
LOCKS = {368, 131031, 131042, 131045, 133010}
WORDS = {
    131026: UNDELIVERABLE,
    131030: _("This number is not on the list of the test account."),
    131047: OUTSIDE,
    131049: _("Meta held the message back so that the customer gets fewer advertisements."),
    131050: _("The customer does not want such messages of ours."),
    131051: _("WhatsApp does not take messages of this kind."),
    131052: _("WhatsApp could not give out the file."),
    131053: _("WhatsApp does not take this file: its kind or size is not allowed."),
    132000: _("The template was filled in with the wrong number of values."),
    132001: _("There is no such template in this language, or it is not approved."),
    132005: _("The text of the template is too long."),
    132007: _("The template breaks WhatsApp's rules."),
    132012: _("The template was filled in with a value of the wrong form."),
    132015: _("The template is paused because of complaints."),
    132016: _("The template was switched off because of complaints."),
    470: OUTSIDE,
}
USUAL_PAUSE_SECONDS = 60


def meaning(answer: Answer, harmless: bool) -> Exception:
    """TryLater, NeverAccepted or Uncertain for an answer that is no success."""
    error = part(answer.said, "error")
    code = error.get("code") if isinstance(error.get("code"), int) else 0
    words = words_of(error) or f"HTTP {answer.status}"
    if code == TOKEN or answer.status == 401:
        return WrongPassword(with_detail(WRONG_TOKEN, words))
    if code == PARAMETER and "appsecret_proof" in words:
        return WrongPassword(with_detail(WRONG_SECRET, words))
    if code in SLOW or answer.status == 429:
        return TooFast(with_detail(BUSY, words), pause_of(answer))
    if code == PAIR:
        return TryLater(with_detail(BUSY_TO_ONE, words), USUAL_PAUSE_SECONDS)
    if code in LATER or answer.status == 503:
        return TryLater(with_detail(AWAY, words), answer.pause_seconds)
    if code in LOCKS:
        return TryLater(with_detail(LOCKED, words), 3600)
    if answer.status >= 500:
        return TryLater(with_detail(AWAY, words)) if harmless else Uncertain(with_detail(UNSURE, words))
    if error.get("error_subcode") == 33:
        return WrongPassword(with_detail(WRONG_NUMBER, words))
    return NeverAccepted(with_detail(WORDS.get(int(code or 0), REFUSED), words))


def problem_of(status: Said) -> str:
    """Why a message that was taken failed later, in words."""
    for error in rows(status, "errors"):
        code = error.get("code")
        sentence = WORDS.get(code, REFUSED) if isinstance(code, int) else REFUSED
        return with_detail(sentence, words_of(error))
    return REFUSED


def words_of(error: Said) -> str:
    told = [text(error, "code", 10), text(error, "message", 200) or text(error, "title", 200)]
    told.append(text(part(error, "error_data"), "details", 200))
    return " ".join(word for word in dict.fromkeys(told) if word)


def pause_of(answer: Answer) -> float:
    """What Meta's header of use says in minutes, else Retry-After, else a minute."""
    try:
        usage: Any = json.loads(answer.headers.get("X-Business-Use-Case-Usage", "{}"))
        minutes = [row["estimated_time_to_regain_access"] for of_one in usage.values() for row in of_one]
        if minutes and max(minutes) > 0:
            return float(max(minutes)) * 60
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    return answer.pause_seconds or USUAL_PAUSE_SECONDS
