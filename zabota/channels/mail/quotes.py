"""How mail programs introduce what they quote, in English, Russian and Romanian; and how mails are signed.

Gmail, Apple Mail, Thunderbird, Outlook, Yandex, Mail.ru, The Bat!, Yahoo. Every pattern looks at one line,
or at up to three joined lines of bounded length, so the time is linear.
"""

import re

_MAX_INTRODUCTION = 400
_WROTE = re.compile(
    r"(?:\bwrote|\bwrites|\bпишет|\b(?:на)?писал(?:\(а\)|а|и)?|\bсообщил(?:\(а\)|а)?"
    r"|\ba(?:\(u\))? scris|\bscrie)"
    r"(?: (?:on|в|la|в письме) [^:]{0,80}+[0-9:., ]*+)?\s?:\Z",
    re.IGNORECASE,
)
_YOU_WROTE = re.compile(
    r"(?:Вы писали|Вы написали|You wrote|Ați scris|Aţi scris|Ai scris)\b.{0,120}:\Z", re.IGNORECASE
)
_DATED = re.compile(
    r"(?:(?:on|at|în data de|in data de|în|in|pe|la|le|в)\s)?(?:[^\W\d]{2,12}+[.,]{0,2}\s){0,2}"
    r"(?:[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}|[0-9]{1,2}(?:-го)?\s[^\W\d]{3,12}+\.?,?\s[0-9]{4}"
    r"|[^\W\d]{3,12}+\.?\s[0-9]{1,2},?\s[0-9]{4})",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:<?[^\s<>@]{1,64}@[^\s<>@:]{1,255}>?|\[[^\[\]]{1,255}\])\s?[>)]?\s?:\Z")
_SEPARATOR = re.compile(
    r"\s*+(?:-{2,30}|_{2,30}|={2,30}|\*{2,30})\s?"
    r"(?:original message|original appointment|forwarded message|reply message"
    r"|исходное сообщение|оригинальное сообщение|первоначальное сообщение|пересылаемое сообщение"
    r"|пересланное сообщение|исходное письмо|конец пересылаемого сообщения"
    r"|mesaj(?:ul)? original|mesaj (?:redirec[țţt]ionat|transmis|forwardat|redirijat)|mesajul ini[țţt]ial)"
    r"\s?(?:-{2,30}|_{2,30}|={2,30}|\*{2,30})\s*+\Z",
    re.IGNORECASE,
)
_BEGIN = re.compile(
    r"\s*+(?:begin forwarded message|начало переадресованного сообщения|начало пересылаемого сообщения"
    r"|[îi]nceputul mesajului redirec[țţt]ionat|[îi]ncepe mesajul redirec[țţt]ionat)\s?:\s*+\Z",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*+_{20,}+\s*+\Z")
_FROM_FIELD = re.compile(r"\s*+\*?(?:from|от(?: кого)?|de la|expeditor|von)\s?:\*?\s?\S", re.IGNORECASE)
_OTHER_FIELD = re.compile(
    r"\s*+\*?(?:sent|date|to|cc|subject|reply-to|отправлено|дата|кому|копия|тема|ответить"
    r"|trimis|data|c[ăa]tre|c[ăa]tre|subiect(?:ul)?|destinatar)\s?:",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    r"\s*+(?:sent from (?:my |mail for |outlook|yahoo|samsung|gmail|the all-new)|sent via |get outlook for "
    r"|отправлено (?:с|со|из) |посланo с |послано с |отправлено через |скачать outlook|получить outlook"
    r"|trimis (?:de pe|din|prin|de la) |ob[țţt]ine[țţt]i outlook|expediat de pe )",
    re.IGNORECASE,
)


def is_quoted(line: str) -> bool:
    """True for a line with a '>' mark."""
    return line.lstrip(" \t\xa0").startswith((">", "&gt;"))


def quote_start(lines: list[str]) -> tuple[int | None, int, bool]:
    """(first line of the quotation, line after it, whether it is marked with '>').

    (None, number of lines, False) when nothing is quoted. An unmarked quotation reaches to the end.
    """
    for number, line in enumerate(lines):
        if not line or line.isspace():
            continue
        if is_quoted(line):
            if _is_block(lines, number):
                return number, _marked_end(lines, number), True
            continue
        length = _introduction(lines, number)
        if length:
            after = _skip_blank(lines, number + length)
            if after < len(lines) and is_quoted(lines[after]):
                return number, _marked_end(lines, after), True
            return number, len(lines), False
        if _is_header_block(lines, number):
            return number, len(lines), False
    return None, len(lines), False


def find_signature(lines: list[str]) -> int | None:
    """The line where a signature begins: '-- ' near the end, or a telephone's own last line."""
    last = len(lines) - 1
    while last >= 0 and not lines[last].strip():
        last -= 1
    for number in range(max(0, last - 20), last + 1):
        if lines[number].rstrip("\r") in ("-- ", "--", "—  ", "-- \xa0"):
            return number
    for number in range(max(0, last - 1), last + 1):
        if len(lines[number]) <= 100 and _MOBILE.match(lines[number]):
            return number
    return None


def _introduction(lines: list[str], number: int) -> int:
    """How many lines the words 'on that day X wrote:' take at this place; 0 when they do not stand here."""
    line = lines[number]
    if len(line) > _MAX_INTRODUCTION:
        return 0
    if _SEPARATOR.match(line) or _BEGIN.match(line):
        return 1
    joined = ""
    for length in range(1, 4):
        if number + length > len(lines):
            break
        piece = lines[number + length - 1].strip(" \t\xa0\r")
        if not piece or len(joined) + len(piece) > _MAX_INTRODUCTION or is_quoted(piece):
            break
        joined = f"{joined} {piece}" if joined else piece
        if piece.endswith(":") and _introduces(joined):
            return length
    return 0


def _introduces(line: str) -> bool:
    if _YOU_WROTE.match(line):
        return True
    dated = _DATED.match(line) is not None
    if _WROTE.search(line):
        return dated or bool(_ADDRESSED.search(_WROTE.sub(":", line))) or _has_date_and_person(line)
    return dated and (bool(_ADDRESSED.search(line)) or line.endswith('":'))


def _has_date_and_person(line: str) -> bool:
    return "@" in line and any(character.isdigit() for character in line)


def _is_header_block(lines: list[str], number: int) -> bool:
    """Outlook: From/От/De la and at least two other fields within the next lines, maybe below a rule."""
    if _RULE.match(lines[number]):
        number = _skip_blank(lines, number + 1)
    if number >= len(lines) or not _FROM_FIELD.match(lines[number][:300]):
        return False
    following = [line for line in lines[number + 1 : number + 10] if line.strip()][:7]
    return sum(_OTHER_FIELD.match(line[:300]) is not None for line in following) >= 2


def _is_block(lines: list[str], number: int) -> bool:
    """Two quoted lines, or one that ends the text or stands first: a lone '>' may be an arrow or a prompt."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return is_quoted(following) or not any(line.strip() for line in lines[:number]) or not following.strip()


def _marked_end(lines: list[str], number: int) -> int:
    """The line after the last quoted one of this block; blank lines inside the block belong to it."""
    end = number
    for position in range(number, len(lines)):
        if is_quoted(lines[position]):
            end = position + 1
        elif lines[position].strip():
            break
    return end


def _skip_blank(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number
