"""Made-up customers for the search: from a number alone, always the same ones."""

import random
from dataclasses import dataclass

BEGINNINGS = (
    "ba be bo ca ce chi da di du fa fe ga ghe go ha ia io la le lu ma me mi mo na ne ni pa pe".split()
)
MIDDLES = "ra ri ro sa se si ta ti to va ve vi lan ran min der gor zan lov nic tur van bel".split()
ENDS = {"ro": "escu eanu ciuc aru ache an".split(), "ru": "ов ев ин ский енко ук".split()}
CYRILLIC = str.maketrans("abcdefghiklmnoprstuvz", "абцдефгхиклмнопрстувз")
FIRST = {
    "ro": "Ana Ion Maria Ștefan Elena Nicolae Andrei Mihai Ioana Vasile Cristina Radu Doina Petru".split(),
    "ru": "Вера Олег Ирина Павел Дмитрий Анна Сергей Ольга Наталья Алексей Семён Лариса Игорь Юлия".split(),
}


@dataclass(frozen=True)
class Person:
    number: int
    name: str
    language: str
    phone: str
    email: str
    card: str


def person(number: int) -> Person:
    """Nine of ten thousand last names are rare; mails end in one of three ways; every third has a card."""
    dice = random.Random(number)
    language = "ro" if dice.random() < 0.6 else "ru"
    stem = dice.choice(BEGINNINGS) + "".join(dice.choices(MIDDLES, k=dice.randint(1, 2)))
    if language == "ru":
        stem = stem.translate(CYRILLIC)
    last = (stem + dice.choice(ENDS[language])).capitalize()
    name = f"{dice.choice(FIRST[language])} {last}"
    local = f"{dice.choice(BEGINNINGS)}{dice.choice(MIDDLES)}.{dice.randrange(10**6)}.{number}"
    host = dice.choices(
        ["gmail.com", "mail.ru", f"{dice.choice(MIDDLES)}{dice.choice(MIDDLES)}.md"], [6, 3, 1]
    )
    card = f"{dice.choice('ABCK')}{dice.randrange(10**7):07}-{number}" if number % 3 == 0 else ""
    phone = f"+373{6 + number % 2}{number * 7_654_321 % 10**7:07}"  # no two alike below ten millions
    return Person(number, name, language, phone, f"{local}@{host[0]}", card)
