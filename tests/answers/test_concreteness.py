"""Courtesy without content is told from an answer, in three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zabota.answers.concreteness import KINDS, concrete_in

EMPTY = [
    "Здравствуйте, Вера! Спасибо за ваше обращение. Мы понимаем ваше беспокойство и делаем всё возможное.",
    "Нам очень жаль, что так получилось. Ваше мнение важно для нас!\nС уважением, команда сервиса",
    "Мы передали ваш вопрос специалистам, они свяжутся с вами в ближайшее время.",
    "Приносим извинения за доставленные неудобства. Мы обязательно во всём разберёмся и сообщим Вам.",
    "Bună ziua! Vă mulțumim pentru mesaj. Opinia dumneavoastră este foarte importantă pentru noi.",
    "Ne pare rău pentru neplăcerile create. Vom reveni cu un răspuns cât mai curând posibil.",
    "Stimată Vera, am transmis sesizarea colegilor noștri. Vă mulțumim pentru răbdare!\nCu stimă, Ana Rusu",
    "Hello Vera, thank you for your message. We are truly sorry for the inconvenience caused.",
    "We understand your frustration and will get back to you as soon as possible. Kind regards, Nina Rotaru",
    "Your feedback is very important to us. Our team is looking into the matter.",
]
CONCRETE = {
    "Справка готова, её можно забрать в регистратуре сегодня до 18:00.": "number",
    "Перенесли на понедельник, врач тот же.": "date",
    "Спасибо за вопрос! Вас примет доктор Мунтяну.": "name",
    "Принесите чайник с чеком в любой магазин.": "step",
    "Да, конечно.": "answer",
    "Доставка по городу бесплатная.": "words",
    "Rezultatele sunt pe pagina https://clinica.example.md": "link",
    "Ne pare rău. Aduceți telefonul oricând.": "step",
    "Vă așteptăm mâine.": "date",
    "Laptopul are placa de alimentare defectă.": "words",
    "Sorry about that! Dr. Munteanu speaks English.": "words",
    "Please restart the router.": "step",
    "We open on Saturday.": "date",
}


@pytest.mark.parametrize("text", EMPTY)
def test_courtesy_alone_is_seen_as_nothing(text):
    assert concrete_in(text, customer="Вера Ёлкина Vera") == frozenset()


CLOSINGS = [
    "Пожалуйста, Вера! Обращайтесь. Хорошего дня!",
    "Рады были помочь! Всего доброго!\nС уважением, Нина Ротару",
    "Спасибо за тёплые слова! Будем рады видеть вас снова.",
    "Cu plăcere! O zi frumoasă!",
    "Cu multă plăcere, Vera. Vă mai așteptăm!\nCu stimă, Ana Rusu",
    "You're welcome! Have a lovely day.",
    "Здравствуйте, Вера! Не за что, обращайтесь.",
]
ENDED_POLITELY = [
    "Деньги вернулись на карту.\nХорошего вам дня!\nС уважением,\nНина Ротару\nСеть клиник",
    "Laptopul are placa defectă, o schimbăm.\n\nO zi frumoasă!\nCu stimă,\nAna Rusu",
    "We found the umbrella. Yours is the blue one at the desk.",
    "С уважением относимся к каждому, поэтому мы вернули деньги на карту и заменили чайник без доплаты; "
    "новый чайник ждёт вас в магазине у кассы, документы не нужны.",
]


@pytest.mark.parametrize("text", CLOSINGS)
def test_a_kind_ending_of_a_talk_owes_nobody_an_answer(text):
    assert concrete_in(text, customer="Вера Ёлкина Vera") == {"closing"}


@pytest.mark.parametrize("text", ENDED_POLITELY)
def test_what_was_said_counts_when_its_last_lines_are_a_polite_closing(text):
    assert "words" in concrete_in(text, customer="Вера Ёлкина")


def test_a_promise_to_look_into_it_is_no_closing():
    assert concrete_in("Спасибо за обращение, мы разберёмся. Хорошего дня!") == frozenset()


@pytest.mark.parametrize(("text", "kind"), CONCRETE.items())
def test_substance_is_found_and_named(text, kind):
    assert kind in concrete_in(text, customer="Вера Ёлкина")


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(EMPTY), st.integers(0, 10**6))
def test_a_number_makes_any_courtesy_concrete(text, number):
    assert "number" in concrete_in(f"Заказ {number}. {text}")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_borne(text):
    assert concrete_in(text) <= set(KINDS)
