"""The same made-up talks for every contestant: subjects, people, texts and moments, from a number alone."""

import os
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bench import words

WORDS = {
    "en": "order delivery yesterday please answer phone broken return money shop branch waiting".split(),
    "ru": "заказ доставка вчера прошу ответить телефон сломан вернуть деньги магазин филиал жду".split(),
    "ro": "comandă livrare ieri vă rog răspuns telefon stricat înapoi bani magazin filială aștept".split(),
}
FIRST = "Ana Ion Вера Олег Maria Ștefan Ирина Pavel Elena Nicolae Дмитрий Ruth Tom Lena".split()
LAST = "Popescu Țurcanu Ёлкина Rusu Смирнов Moraru Ceban Brown Keller Иванова Munteanu".split()
LONG = 20
"""Messages of every fiftieth talk, the ones whose page is measured; the others have three to five."""
EVERY = 50
APART = timedelta(seconds=90)


@dataclass(frozen=True)
class Talk:
    """Number from 0, oldest first. `said` holds pairs: whether we said it, and the text."""

    number: int
    customer: int
    name: str
    address: str
    language: str
    subject: str
    opened_at: datetime
    is_open: bool
    is_waiting: bool
    branch: int
    assignee: int | None
    said: tuple[tuple[bool, str], ...]

    @property
    def is_long(self) -> bool:
        return self.number % EVERY == 0

    def moment(self, place: int) -> datetime:
        """When the message at this place was said."""
        return self.opened_at + timedelta(minutes=7 * place)


def texts(language: str, number: int = 150) -> list[str]:
    """Texts of 80 to 700 letters, in lines, always the same ones."""
    chance = random.Random(f"texts {language}")
    known = WORDS[language]
    return [
        "\n".join(
            " ".join(chance.choices(known, k=9)).capitalize() + "." for _ in range(chance.randint(1, 9))
        )
        for _ in range(number)
    ]


IS_WORDY = bool(os.environ.get("BENCH_WORDY"))
"""For the search: many different words, one message more, and a number of its own in each subject."""
POOL = {language: words.texts(language) if IS_WORDY else texts(language) for language in WORDS}
LANGUAGES = sorted(WORDS)


def person(customer: int) -> tuple[str, str]:
    """Name and address of a made-up customer."""
    name = f"{FIRST[customer % len(FIRST)]} {LAST[customer // 3 % len(LAST)]}"
    return name, f"person{customer}@example.com"


def talk(number: int, total: int, now: datetime) -> Talk:
    """The talk of this number of `total`: one in five is open, of those three in five wait for us."""
    is_open, fifth = number % 5 == 0, number // 5
    is_waiting = is_open and fifth % 5 < 3
    customer = number * 7 % (total // 3 + 1)
    name, address = person(customer)
    language = LANGUAGES[number % 3]
    pool = POOL[language]
    length = LONG if number % EVERY == 0 else 3 + number % 3 + IS_WORDY
    ours_first = 1 if is_waiting == (length % 2 == 1) else 0
    said = tuple(
        ((place + ours_first) % 2 == 0 and place > 0, pool[(number * 31 + place * 17) % len(pool)])
        for place in range(length)
    )
    return Talk(
        number=number,
        customer=customer,
        name=name,
        address=address,
        language=language,
        subject=pool[number % len(pool)][:60].split("\n")[0] + (f" {order_of(number)}" if IS_WORDY else ""),
        opened_at=now - APART * (total - number) - timedelta(hours=3),
        is_open=is_open,
        is_waiting=is_waiting,
        branch=number // 25 % 2,
        assignee=number // 5 % 4 if is_open else number % 4,
        said=said,
    )


def order_of(number: int) -> int:
    """What somebody would look for who knows it."""
    return 40_000_000 + number * 7


def now() -> datetime:
    """The same moment in all databases of a day."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
