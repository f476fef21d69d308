"""Names of customers who do not exist; data, so it is not translated."""

from random import Random

WOMEN = {
    "ro": "Ana Elena Cristina Daniela Ioana Natalia Doina "
    "Viorica Lilia Andreea Mihaela Tatiana Rodica Corina Alina",
    "ru": "Анна Елена Наталья Ольга Татьяна Ирина Светлана "
    "Юлия Марина Людмила Екатерина Вера Дарья Алла Галина",
    "en": "Emma Alice Sarah Hannah Claire Julia Rachel Laura",
}
MEN = {
    "ro": "Ion Andrei Vasile Mihai Alexandru Sergiu Victor "
    "Nicolae Dumitru Gheorghe Adrian Radu Ștefan Vlad Igor",
    "ru": "Андрей Сергей Александр Дмитрий Виктор Николай Алексей "
    "Михаил Олег Павел Роман Игорь Юрий Денис Артём",
    "en": "James Robert David Thomas Peter Martin Daniel Simon",
}
FAMILIES = {
    "ro": "Popescu Rusu Ceban Munteanu Lungu Țurcan Ciobanu Bivol Cojocaru Sandu Negru Botnaru Roșca Grosu "
    "Vieru Moraru "
    "Chirilă Guzun Donici Platon Țîbuleac Bălan Păduraru Frunză Stratan",
    "ru": "Иванов Смирнов Кузнецов Попов Соколов Лебедев Козлов Новиков Морозов Волков Соловьёв "
    "Васильев Зайцев Павлов Семёнов Голубев Виноградов Богданов Воробьёв Фёдоров Киселёв Ершов Щукин Ёлкин",
    "en": "Brown Taylor Walker Hughes Green Baker Carter Foster Hayes Miller Porter Reed",
}


def name_for(dice: Random, language: str, is_woman: bool) -> str:
    """First and family name that go together."""
    first = dice.choice((WOMEN if is_woman else MEN)[language].split())
    family = dice.choice(FAMILIES[language].split())
    return f"{first} {family}{'а' if language == 'ru' and is_woman else ''}"


def ending(language: str, is_woman: bool) -> str:
    """What {a} in a text becomes: «ждал{a}», «anunțat{a}»."""
    return {"ru": "а", "ro": "ă"}.get(language, "") if is_woman else ""
