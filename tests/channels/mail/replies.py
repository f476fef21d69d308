"""Answers as mail programs write them: what the person wrote, and the whole text. Written by us."""

QUESTION = "Здравствуйте! Ваш заказ готов.\nЖдём вас до 19:00."


def _marked(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


# name: (what the customer wrote, the text of the mail)
CASES: dict[str, tuple[str, str]] = {
    "gmail en": (
        "Thank you, I will come at six.",
        "Thank you, I will come at six.\n\nOn Fri, Mar 14, 2025 at 10:15 AM Zabota "
        "<help@example.org> wrote:\n\n" + _marked("Your order is ready."),
    ),
    "gmail en, wrapped introduction": (
        "Fine by me.",
        "Fine by me.\n\nOn Fri, Mar 14, 2025 at 10:15 AM Customer service of the Central branch <\n"
        "help@example.org> wrote:\n\n" + _marked("Your order is ready."),
    ),
    "gmail ru": (
        "Спасибо, приду в шесть.",
        "Спасибо, приду в шесть.\n\nпт, 14 мар. 2025 г. в 10:15, Забота <help@example.org>:\n\n"
        + _marked(QUESTION),
    ),
    "gmail ru, old": (
        "Хорошо.",
        "Хорошо.\n\n14 марта 2025 г., 10:15 пользователь Забота <help@example.org> написал:\n"
        + _marked(QUESTION),
    ),
    "gmail ro": (
        "Mulțumesc, vin la șase.",
        "Mulțumesc, vin la șase.\n\nÎn vin., 14 mar. 2025 la 10:15, Grija <help@example.org> a scris:\n\n"
        + _marked("Comanda dumneavoastră este gata."),
    ),
    "gmail ro, în data de": (
        "Da, desigur.",
        "Da, desigur.\n\nÎn data de vin., 14 mar. 2025 la 10:15, Grija <help@example.org>\na scris:\n\n"
        + _marked("Comanda este gata."),
    ),
    "apple en": (
        "Yes please.",
        "Yes please.\n\nSent from my iPhone\n\n> On 14 Mar 2025, at 10:15, Zabota "
        "<help@example.org> wrote:\n> \n" + _marked("Your order is ready."),
    ),
    "apple ru": (
        "Да, пожалуйста.",
        "Да, пожалуйста.\n\nОтправлено с iPhone\n\n> 14 марта 2025 г., в 10:15, Забота <help@example.org> "
        "написал(а):\n> \n" + _marked(QUESTION),
    ),
    "apple ro": (
        "Da, vă rog.",
        "Da, vă rog.\n\nTrimis de pe iPhone-ul meu\n\n> Pe 14 mar. 2025, la 10:15, Grija "
        "<help@example.org> a scris:\n"
        "> \n" + _marked("Comanda este gata."),
    ),
    "thunderbird en": (
        "It still does not work.",
        "It still does not work.\n\nOn 3/14/25 10:15, Zabota wrote:\n" + _marked("Does it work now?"),
    ),
    "thunderbird ru": (
        "Всё ещё не работает.",
        "Всё ещё не работает.\n\n14.03.2025 10:15, Забота пишет:\n" + _marked("Теперь работает?"),
    ),
    "thunderbird ro": (
        "Tot nu merge.",
        "Tot nu merge.\n\nPe 14.03.2025 10:15, Grija a scris:\n" + _marked("Acum merge?"),
    ),
    "thunderbird ru, answer below": (
        "Нет, не работает.",
        "14.03.2025 10:15, Забота пишет:\n" + _marked("Теперь работает?") + "\n\nНет, не работает.\n",
    ),
    "yandex": (
        "А можно завтра?",
        'А можно завтра?\n\n14.03.2025, 10:15, "Забота" <help@example.org>:\n' + _marked(QUESTION),
    ),
    "yandex, sender first": (
        "А можно завтра?",
        "А можно завтра?\n\n-- \nОтправлено из мобильного приложения Яндекс Почты\n\n"
        "10:15, 14 марта 2025 г., Забота <help@example.org>:\n" + _marked(QUESTION),
    ),
    "mail.ru": (
        "Когда привезут диван?",
        "Когда привезут диван?\n\n--\nВера Иванова\n\nПятница, 14 марта 2025, 10:15 +02:00 от Забота "
        "<help@example.org>:\n" + _marked(QUESTION),
    ),
    "mail.ru, telephone": (
        "Спасибо!",
        "Спасибо!\n\nОтправлено из мобильной Почты Mail.ru\n\nпятница, 14 марта 2025 г., 10:15 +0200 от "
        "help@example.org <help@example.org>:\n" + _marked(QUESTION),
    ),
    "the bat": (
        "Не согласна с суммой.",
        "Не согласна с суммой.\n\nВы писали 14 марта 2025 г., 10:15:17:\n\n" + _marked("Сумма 300 лей."),
    ),
    "outlook en": (
        "Please call me.",
        "Please call me.\n\n________________________________\nFrom: Zabota <help@example.org>\n"
        "Sent: Friday, March 14, 2025 10:15 AM\nTo: Alice <alice@example.com>\nSubject: Your order\n\n"
        "Your order is ready.\nWe are open until seven.",
    ),
    "outlook ru": (
        "Позвоните мне.",
        "Позвоните мне.\n\nОт: Забота <help@example.org>\nОтправлено: 14 марта 2025 г. 10:15\n"
        "Кому: Вера <vera@example.com>\nТема: Ваш заказ\n\nВаш заказ готов.",
    ),
    "outlook ro": (
        "Sunați-mă, vă rog.",
        "Sunați-mă, vă rog.\n\nDe la: Grija <help@example.org>\nTrimis: vineri, 14 martie 2025 10:15\n"
        "Către: Ana <ana@example.com>\nSubiect: Comanda\n\nComanda este gata.",
    ),
    "outlook ro, no diacritics": (
        "Va rog sa ma sunati.",
        "Va rog sa ma sunati.\n\nDe la: Grija <help@example.org>\nTrimis: vineri, 14 martie 2025 10:15\n"
        "Catre: Ana <ana@example.com>\nSubiect: Comanda\n\nComanda este gata.",
    ),
    "original message": (
        "No, thank you.",
        "No, thank you.\n\n-----Original Message-----\nFrom: Zabota\nSubject: Offer\n\nA new offer for you.",
    ),
    "исходное сообщение": (
        "Нет, спасибо.",
        "Нет, спасибо.\n\n-------- Исходное сообщение --------\nОт: Забота\n\nНовое предложение.",
    ),
    "mesaj original": (
        "Nu, mulțumesc.",
        "Nu, mulțumesc.\n\n-----Mesaj original-----\nDe la: Grija\n\nO ofertă nouă.",
    ),
    "yahoo ro": (
        "Când ajunge coletul?",
        "Când ajunge coletul?\n\nÎn vineri, 14 martie 2025 la 10:15:00 EET, Grija "
        "<help@example.org> a scris:\n\n" + _marked("Coletul este pe drum."),
    ),
    "signature only": (
        "Мне нужен счёт.\nСрочно.",
        "Мне нужен счёт.\nСрочно.\n\n-- \nВера Иванова\nбухгалтер\n+373 69 000 000",
    ),
    "outlook for telephones": (
        "Bună ziua, unde este comanda?",
        "Bună ziua, unde este comanda?\n\nObțineți Outlook pentru Android",
    ),
    "plain": ("Hello, where is my order #7?", "Hello, where is my order #7?"),
    "a list is no signature": (
        "I need:\n- a chair\n- a table\n\nBest regards\nAlice",
        "I need:\n- a chair\n- a table\n\nBest regards\nAlice",
    ),
    "thanks first": (
        "Thanks, but the lamp is broken.\nWhat shall I do?",
        "Thanks, but the lamp is broken.\nWhat shall I do?",
    ),
    "a warning in the customer's words": (
        "Warning: your mail form loses my text.\nPlease repair it.",
        "Warning: your mail form loses my text.\nPlease repair it.",
    ),
    "he wrote, in a sentence": (
        "Your man wrote:\ncome on Friday.\nI came and the shop was closed.",
        "Your man wrote:\ncome on Friday.\nI came and the shop was closed.",
    ),
    "от, as a word": (
        "От: вас я такого не ждала.\nЗаказ привезли разбитым.",
        "От: вас я такого не ждала.\nЗаказ привезли разбитым.",
    ),
    "answers between the lines": (
        "On 3/14/25 10:15, Zabota wrote:\n> Which colour?\nRed.\n> Which size?\nForty-two.",
        "On 3/14/25 10:15, Zabota wrote:\n> Which colour?\nRed.\n> Which size?\nForty-two.",
    ),
    "a forward with nothing above": (
        "---------- Forwarded message ---------\nFrom: Shop <s@example.net>\nSubject: Bill\n\nYou "
        "owe 300 lei.",
        "---------- Forwarded message ---------\nFrom: Shop <s@example.net>\nSubject: Bill\n\nYou "
        "owe 300 lei.",
    ),
    "only a quotation": ("> Ваш заказ готов.", "> Ваш заказ готов."),
}
