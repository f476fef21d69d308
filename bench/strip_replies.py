"""Reply stripping: our patterns against the mail-parser-reply library on the table the tests use.

    python bench/strip_replies.py

A case is right when exactly the customer's words remain, apart from white space. `lost` counts the cases in
which words of the customer are missing from the reply: the only mistake that hurts.
"""

import time
from collections.abc import Callable

from mailparser_reply import EmailReplyParser
from mailparser_reply.constants import MAIL_LANGUAGES

from tests.channels.mail.replies import CASES
from zabota.channels.mail.reply import strip_quote

# What the library's own way allows to say about the two languages: one introduction, one block of fields.
TAUGHT = {
    "ru": {
        "wrote_header": r"^((?:> ?)*(?:[^\n]{0,40}\d{4}[^\n]{0,200})(?:написал\(а\)|написал|пишет|>)\s?:)$",
        "from_header": r"((?:(?:^|\n)[* ]*(?:От|Отправлено|Дата|Кому|Тема):"
        r"[ *]*(?:\s{,2}).*){2,}(?:\n.*){,1})",
        "disclaimers": ["Внимание:"],
        "signatures": ["С уважением"],
        "sent_from": "Отправлено с|Отправлено из",
    },
    "ro": {
        "wrote_header": r"^((?:> ?)*(?:În|Pe|La)\s(?:[^\n]{0,300}\n?[^\n]{0,100})\s?a scris\s?:)$",
        "from_header": r"((?:(?:^|\n)[* ]*(?:De la|Trimis|C[ăa]tre|Subiect):"
        r"[ *]*(?:\s{,2}).*){2,}(?:\n.*){,1})",
        "disclaimers": ["Atenție:"],
        "signatures": ["Cu stimă", "Cu respect"],
        "sent_from": "Trimis de pe|Trimis din",
    },
}


def main() -> None:
    """Print one line for each way, then the growth of their time on a long text."""
    MAIL_LANGUAGES.update(TAUGHT)
    library = EmailReplyParser(languages=["en"])
    taught = EmailReplyParser(languages=["ru", "ro", "en"])
    ways: dict[str, Callable[[str], str]] = {
        "strip_quote": lambda text: strip_quote(text)[0],
        "mail-parser-reply, as it comes": lambda text: library.parse_reply(text) or "",
        "mail-parser-reply, taught ru and ro": lambda text: taught.parse_reply(text) or "",
        "the same, signatures removed": lambda text: taught.read(text).replies[0].body,
    }
    for name, way in ways.items():
        right = [case for case, (wanted, text) in CASES.items() if words(way(text)) == words(wanted)]
        lost = [c for c, (wanted, text) in CASES.items() if set(words(wanted)) - set(words(way(text)))]
        rounds = seconds(lambda way=way: [way(text) for _wanted, text in CASES.values()])
        print(f"{name:36} right {len(right)}/{len(CASES)}  lost words {len(lost)}  {rounds * 1000:.1f} ms")
        print("    wrong:", ", ".join(case for case in CASES if case not in right) or "none")
        short, long = ("On " + "and on " * n for n in (500, 2_000))
        growth = seconds(lambda way=way: way(long)) / seconds(lambda way=way: way(short))  # noqa: B023
        print(f"    four times a line 'On and on ...' takes {growth:.1f} times as long")


def words(text: str) -> list[str]:
    """The words of a text, whatever stands between them."""
    return text.split()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
