"""Products and unanswered questions of a demo company, by its profile; what is written is not translated."""

from collections.abc import Sequence
from decimal import Decimal

from zabota.company.models import Branch
from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.save_product import save_product
from zabota.knowledge.models import OpenQuestion

Texts = dict[str, dict[str, str]]
PRODUCTS: dict[str, list[tuple[str, int, Texts]]] = {
    "clinic": [
        (
            "CK-1",
            650,
            {
                "ru": {
                    "name": "Check-up сердца",
                    "composition": "ЭКГ, УЗИ сердца, анализ крови, приём кардиолога",
                    "suits": "Взрослым от 35 лет, раз в год",
                    "more": "Натощак, занимает полтора часа. Результат в тот же день.",
                },
                "ro": {
                    "name": "Check-up cardiac",
                    "composition": "ECG, ecografie cardiacă, analize de sânge, consultație la cardiolog",
                    "suits": "Adulților de la 35 de ani, o dată pe an",
                    "more": "Pe nemâncate, durează o oră și jumătate. Rezultatul în aceeași zi.",
                },
            },
        ),
        (
            "VC-2",
            380,
            {
                "ru": {
                    "name": "Прививка от гриппа",
                    "suits": "Всем с 6 месяцев",
                    "more": "Действует год, запись не нужна.",
                },
                "ro": {
                    "name": "Vaccin antigripal",
                    "suits": "Tuturor de la 6 luni",
                    "more": "Un an, fără programare.",
                },
            },
        ),
    ],
    "shop": [
        (
            "CH-17",
            899,
            {
                "ru": {
                    "name": "Чайник «Роса», 1,7 л",
                    "appearance": "Матовая сталь, чёрная ручка, окошко с делениями",
                    "composition": "Нержавеющая сталь 304, крышка без пластика внутри",
                    "suits": "Семье из трёх-четырёх человек",
                    "more": "Закипает за 4 минуты, гарантия 2 года.",
                },
                "ro": {
                    "name": "Fierbător „Roua”, 1,7 l",
                    "appearance": "Oțel mat, mâner negru, fereastră gradată",
                    "composition": "Oțel inoxidabil 304, capac fără plastic în interior",
                    "suits": "Unei familii de trei-patru persoane",
                    "more": "Fierbe în 4 minute, garanție 2 ani.",
                },
            },
        ),
        (
            "KR-3",
            2490,
            {
                "ru": {
                    "name": "Детское кресло «Аист»",
                    "suits": "Детям от 9 до 36 кг",
                    "more": "Есть синее и серое.",
                },
                "ro": {
                    "name": "Scaun auto „Barza”",
                    "suits": "Copiilor de 9–36 kg",
                    "more": "Albastru și gri.",
                },
            },
        ),
    ],
    "repair": [
        (
            "EK-10",
            1200,
            {
                "ru": {
                    "name": "Замена экрана планшета 10″",
                    "composition": "Экран и работа",
                    "suits": "Планшетам с диагональю 10 дюймов",
                    "more": "Два часа при вас, гарантия 6 месяцев письменно.",
                },
                "ro": {
                    "name": "Înlocuirea ecranului tabletei de 10″",
                    "composition": "Ecran și manoperă",
                    "suits": "Tabletelor cu diagonala de 10 inch",
                    "more": "Două ore, pe loc; garanție scrisă 6 luni.",
                },
            },
        ),
        (
            "DG-0",
            0,
            {
                "ru": {
                    "name": "Диагностика",
                    "more": "Бесплатно, если ремонт делаем мы; обычно в тот же день.",
                },
                "ro": {"name": "Diagnosticare", "more": "Gratuit dacă reparăm noi; de obicei în aceeași zi."},
            },
        ),
        (
            "AK-4",
            750,
            {
                "ru": {
                    "name": "Замена аккумулятора телефона",
                    "composition": "Аккумулятор и работа",
                    "more": "Час при вас, гарантия 6 месяцев письменно.",
                },
                "ro": {
                    "name": "Înlocuirea bateriei telefonului",
                    "composition": "Baterie și manoperă",
                    "more": "O oră, pe loc; garanție scrisă 6 luni.",
                },
            },
        ),
        (
            "CN-2",
            400,
            {
                "ru": {
                    "name": "Чистка ноутбука от пыли",
                    "composition": "Чистка и новая термопаста",
                    "more": "К утру следующего дня.",
                },
                "ro": {
                    "name": "Curățarea laptopului de praf",
                    "composition": "Curățare și pastă termică nouă",
                    "more": "Până a doua zi dimineața.",
                },
            },
        ),
    ],
}
QUESTIONS = (
    ("ru", "Есть ли парковка для инвалидов?", 4),
    ("ro", "Pot veni cu câinele?", 3),
    ("ru", "Работаете ли вы на Пасху?", 2),
    ("en", "Do you take foreign bank cards?", 1),
)


def seed_knowledge(profile: str, branches: Sequence[Branch]) -> None:
    """What is sold and where, and what the help centre could not say."""
    for number, (code, price, texts) in enumerate(PRODUCTS.get(profile, PRODUCTS["shop"])):
        places = branches if number % 2 == 0 else branches[:1]
        save_product(None, code=code, price=Decimal(price), texts=texts, branches=places)
    for language, text, times in QUESTIONS:
        for _time in range(times):
            note_question(text, source=OpenQuestion.Source.HELP, language=language)
