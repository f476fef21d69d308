"""What somebody newly wrote, apart from what their mail program quoted below or above it."""

from zabota.channels.mail.quotes import find_signature, is_quoted, quote_start


def strip_quote(text: str) -> tuple[str, str]:
    """(reply, quoted rest). Every line of the text stands in one of the two.

    The reply is never empty when the text is not: a mere forward, or a mere signature, is kept whole. Answers
    written between the quoted lines are kept whole too. Keep the full text beside it: this is a guess.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    start, end, body = quote_start(lines)
    if start is None:
        return _without_signature(lines, [])
    above, below = lines[:start], lines[end:]
    has_above, has_below = _has_words(above), _has_words(_reply_lines(below))
    if body and has_below:  # marked quotes with words after them
        if has_above or any(is_quoted(line) for line in below):
            return text.strip(), ""
        return _without_signature(below, lines[start:end])
    if not has_above:
        return text.strip(), ""
    return _without_signature(above, lines[start:])


def _reply_lines(lines: list[str]) -> list[str]:
    cut = find_signature(lines)
    return lines if cut is None else lines[:cut]


def _without_signature(lines: list[str], rest: list[str]) -> tuple[str, str]:
    cut = find_signature(lines)
    if cut is None or not _has_words(lines[:cut]):
        return _join(lines), _join(rest)
    return _join(lines[:cut]), _join(lines[cut:] + rest)


def _has_words(lines: list[str]) -> bool:
    return any(character.isalnum() for line in lines for character in line) or any(
        line.strip() and not is_quoted(line) for line in lines
    )


def _join(lines: list[str]) -> str:
    return "\n".join(lines).strip()
