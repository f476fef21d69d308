"""What a subject line says about the conversation it belongs to."""

import re

_NUMBER = re.compile(r"(?<![\w#&/])#([1-9][0-9]{0,9})(?![\w-])")
_PREFIX = re.compile(
    r"\s*+(?:re|fwd?|aw|wg|sv|vs|rv|tr|antw|odp"
    r"|отв|ответ|на|пер|пересл|переслано|fw|hа"
    r"|răsp|rasp|răspuns|raspuns|redir|redirecționat|redirectionat|redirecţionat)"
    r"\.?\s?(?:\[[0-9]{1,3}\]|\([0-9]{1,3}\)|\^[0-9]{1,3})?\s?[:：]\s*+",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*+\[(?:external|extern|внешнее|внешний)\]\s*+", re.IGNORECASE)


def subject_number(subject: str) -> int | None:
    """The first #1042 in a subject. From a stranger it is only a possible match for a person to confirm."""
    match = _NUMBER.search(subject)
    return int(match[1]) if match else None


def strip_reply_prefix(subject: str) -> str:
    """The subject without Re:, Fwd:, Отв:, Ответ:, Пересл:, Răsp: and their like, nested ones too."""
    position = 0
    while match := _PREFIX.match(subject, position) or _TAG.match(subject, position):
        position = match.end()
    return subject[position:].strip() or subject.strip()
