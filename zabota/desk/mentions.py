"""Who is called in by @name: a colleague's whole name, or the first word of it when only one has it."""

import re

from zabota.company.models import User

NAMED = re.compile(r"(?<!\w)@(\w[\w.-]{0,60}(?: \w[\w-]{0,60})?)")


def mentioned_in(text: str) -> list[User]:
    """The active colleagues named in a text, each once."""
    names = [found[1].casefold() for found in NAMED.finditer(text)]
    if not names:
        return []
    colleagues = list(User.objects.active())
    found = {user.id: user for name in names if (user := one_called(name, colleagues))}
    return list(found.values())


def one_called(name: str, colleagues: list[User]) -> User | None:
    first = name.split(" ")[0].rstrip(".-")
    for wanted, said in ((name, str), (first, str), (first, first_word), (first, mailbox)):
        called = [user for user in colleagues if said(user).casefold() == wanted]
        if len(called) == 1:
            return called[0]
    return None


def first_word(user: User) -> str:
    return user.name.split(" ")[0]


def mailbox(user: User) -> str:
    return user.email.partition("@")[0]
