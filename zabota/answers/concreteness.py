"""Does a reply say anything of substance, or is it courtesy only? Pure, local and explainable: no model.

A reply is concrete when it holds at least one of KINDS; "closing" is a whole reply that only ends the talk
kindly. Greeting, signature and the customer's own name do not count; of what is left, words of `courtesy.py`
and small words do not count either.
"""

import re

from zabota.answers.closings import closing_only
from zabota.answers.courtesy import COURTESY
from zabota.core.search.fold import fold, lexemes
from zabota.knowledge.small_words import telling_words

KINDS = ("number", "date", "link", "name", "step", "answer", "words", "closing")
FEWEST_WORDS = 2
GREETING = re.compile(
    r"^\s*(здравствуйте|добр(ый|ое|ой) (день|утро|вечер)|приветствую|уважаем\w+|hello|hi|dear|good (morning|"
    r"afternoon|evening|day)|bun[ăa]( ziua| diminea[țt]a| seara)?|salut|stimat\w*)\b"
    r"[^.!?,\n]{0,40}([.!?,\n]|$)",
    re.IGNORECASE,
)
SIGNATURE = re.compile(
    r"(\n|^|[.!?] )[^\S\n]*(с уважением|всего доброго|(best|kind|warm) regards|sincerely|"
    r"yours( (truly|faithfully|sincerely))?(?=\s*[,\n]|\s*\Z)|cu stim[ăa]|cu respect)\b"
    r"[^\n]{0,60}(\n[^\n]{0,60}){0,4}\Z",
    re.IGNORECASE,
)
"""A polite word and at most five short lines, at the very end: what has more after it is no signature."""
LINK = re.compile(
    r"https?://|www\.|\b[\w.+-]{1,64}@[\w-]{1,63}\.\w|\b[\w-]{1,63}\.(com|md|ru|ro|org|net)\b", re.IGNORECASE
)
DATE = re.compile(
    r"\b(сегодня|завтра|послезавтра|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресень|январ|феврал|март[аеу]?"
    r"\b|апрел|ма[яе]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|today|tonight|tomorrow|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|january|february|march\b|april|june|july|august|september|october|november|"
    r"december|azi\b|astazi|maine|poimaine|luni\b|marti\b|miercuri|joi\b|vineri|sambata|duminica|ianuarie|februarie|"
    r"martie|aprilie|iunie|iulie|septembrie|octombrie|noiembrie|decembrie)"
)
STEP = re.compile(
    r"(^|\n)[^\S\n]*(\d{1,2}[.)]|[-•*–])\s+\S|\b(нажмите|откройте|приходите|приезжайте|принесите|привезите|"
    r"пришлите|отправьте|возьмите|войдите|выберите|заполните|скачайте|перейдите|подойдите|проверьте|перезагрузите|"
    r"включите|выключите|отключите|оплатите|зайдите|укажите|распишитесь|заберите|apasati|deschideti|veniti|aduceti|sunati|"
    r"trimiteti|luati|intrati|alegeti|completati|descarcati|accesati|verificati|reporniti|porniti|opriti|achitati|"
    r"treceti|indicati|ridicati|press|click|open|bring|call us|send us|choose|select|fill in|download|"
    r"restart|перезагрузите|switch|pay|sign in|log in|pick up|come to|go to)\b"
)
ANSWER = re.compile(r"(^|[.!?\n][^\S\n]*)(да|нет|yes|no|da|nu)\s*([,.!;:—–\n-]|$)")
NAME = re.compile(r"(?<=[\w,;:)] )[A-ZА-ЯЁĂÂÎȘȚŞŢ][\w'’-]{2,}")
POLITE = frozenset(
    "вы вас вам вами ваш ваша ваше ваши вашу вашего вашей вашему вашим dvs dumneavoastra zabota".split()
)


def concrete_in(text: str, *, customer: str = "") -> frozenset[str]:
    """Which of KINDS stand in a reply; none means that it is courtesy only."""
    said = SIGNATURE.sub("", GREETING.sub("", text)).strip()
    folded = fold(said)
    own = lexemes(customer)
    if closing_only(" ".join(word for word in folded.split(" ") if not lexemes(word) & own)):
        return frozenset({"closing"})
    found = {
        kind
        for kind, pattern, where in (
            ("link", LINK, said),
            ("date", DATE, folded),
            ("step", STEP, folded),
            ("answer", ANSWER, folded),
        )
        if pattern.search(where)
    }
    if re.search(r"\d", said):
        found.add("number")
    if any(is_name(word, own) for word in NAME.findall(said)):
        found.add("name")
    if len(words_of_substance(said, own)) >= FEWEST_WORDS:
        found.add("words")
    return frozenset(found)


def is_name(word: str, own: set[str]) -> bool:
    folded = fold(word)
    return folded not in POLITE and folded not in own and not lexemes(word) & COURTESY


def words_of_substance(text: str, own: set[str]) -> list[str]:
    """The words that are neither small, nor courtesy, nor the customer's name."""
    return [
        word for word in telling_words(text) if not (forms := lexemes(word)) & COURTESY and not forms & own
    ]
