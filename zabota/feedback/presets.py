"""What a clinic, a shop and a repair centre start to ask, and what customers of a demo say."""

ASKED = {
    "clinic": ("Reception", "Waiting", "Doctor", "Results of analyses"),
    "shop": ("Greeting", "Advice of the seller", "Queue at the cash desk", "Quality of the goods"),
    "repair": ("Handing in", "News about the repair", "Time of the repair", "Quality of the repair"),
}
GREETINGS = {"en": "How was it with us?", "ru": "Как всё прошло у нас?", "ro": "Cum a fost la noi?"}
WHY: dict[str, dict[str, tuple[str, ...]]] = {
    "critic": {
        "en": ("I waited far too long.", "Nobody told me anything.", "It was not what was promised."),
        "ru": ("Слишком долго ждали.", "Никто ничего не объяснил.", "Обещали одно, получилось другое."),
        "ro": ("Am așteptat prea mult.", "Nimeni nu mi-a explicat nimic.", "Nu a fost cum s-a promis."),
    },
    "passive": {
        "en": ("A little faster would be good.", "A word about the next step was missing."),
        "ru": ("Хотелось бы чуть быстрее.", "Не хватило пары слов о том, что дальше."),
        "ro": ("Puțin mai repede ar fi fost bine.", "A lipsit o vorbă despre pasul următor."),
    },
}
TYPED = tuple("сайт парковка вывеска касса чек ожидание туалет реклама цена врач кассир упаковка".split())
"""What a manager of a demo company could name in three minutes."""
