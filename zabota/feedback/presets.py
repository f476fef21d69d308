"""Touchpoints that a clinic, a shop and a repair centre start with: (name, ru, ro, stage, what it is)."""

CLINIC = (
    ("Phone number", "Номер телефона", "Numărul de telefon", "finding", "search"),
    ("Website", "Сайт", "Site-ul", "finding", "website"),
    ("Making an appointment", "Запись на приём", "Programarea", "finding", "phone"),
    ("Reminder of the visit", "Напоминание о визите", "Reamintirea vizitei", "finding", "message"),
    ("Parking", "Парковка", "Parcarea", "arriving", "parking"),
    ("Signs and entrance", "Вывеска и вход", "Indicatoarele și intrarea", "arriving", "sign"),
    ("Reception", "Регистратура", "Recepția", "arriving", "person"),
    ("Waiting", "Ожидание", "Așteptarea", "arriving", "time"),
    ("Doctor", "Приём врача", "Consultația medicului", "choosing", "person"),
    ("Clear explanation", "Понятность объяснений", "Claritatea explicațiilor", "choosing", "person"),
    ("Taking of samples", "Забор анализов", "Recoltarea analizelor", "buying", "person"),
    ("Cleanliness", "Чистота", "Curățenia", "buying", "room"),
    ("Price and payment", "Цена и оплата", "Prețul și plata", "buying", "cash desk"),
    ("Results of analyses", "Результаты анализов", "Rezultatele analizelor", "after", "letter"),
    ("Answers to questions", "Ответы на вопросы", "Răspunsurile la întrebări", "after", "message"),
    ("Would recommend us", "Порекомендуете ли нас", "Ne-ați recomanda", "after", "company"),
)
SHOP = (
    ("Advertising", "Реклама", "Publicitatea", "finding", "advertising"),
    ("Online shop", "Интернет-магазин", "Magazinul online", "finding", "website"),
    ("Parking", "Парковка", "Parcarea", "arriving", "parking"),
    ("Shop window", "Витрина", "Vitrina", "arriving", "sign"),
    ("Door and entrance", "Дверь и вход", "Ușa și intrarea", "arriving", "door"),
    ("Greeting", "Приветствие", "Întâmpinarea", "arriving", "person"),
    ("Choice of goods", "Ассортимент", "Sortimentul", "choosing", "product"),
    ("Price tags", "Ценники", "Etichetele de preț", "choosing", "paper"),
    ("Advice of the seller", "Совет продавца", "Sfatul vânzătorului", "choosing", "person"),
    ("Fitting room", "Примерочная", "Cabina de probă", "choosing", "room"),
    ("Queue at the cash desk", "Очередь в кассу", "Coada la casă", "buying", "time"),
    ("Cashier", "Кассир", "Casierul", "buying", "person"),
    ("Receipt", "Чек", "Bonul", "buying", "paper"),
    ("Packaging", "Упаковка", "Ambalajul", "buying", "packaging"),
    ("Delivery", "Доставка", "Livrarea", "after", "courier"),
    ("Quality of the goods", "Качество товара", "Calitatea produsului", "after", "product"),
    ("Exchange and return", "Обмен и возврат", "Schimbul și returul", "after", "person"),
    ("Would recommend us", "Порекомендуете ли нас", "Ne-ați recomanda", "after", "company"),
)
REPAIR = (
    ("Website", "Сайт", "Site-ul", "finding", "website"),
    ("Call to the centre", "Звонок в сервис", "Apelul la centru", "finding", "phone"),
    ("Way to the centre", "Дорога до сервиса", "Drumul până la centru", "arriving", "sign"),
    ("Parking", "Парковка", "Parcarea", "arriving", "parking"),
    ("Handing in", "Приём в ремонт", "Predarea la reparație", "arriving", "person"),
    ("Diagnosis", "Диагностика", "Diagnosticul", "choosing", "work"),
    ("Agreement on the price", "Согласование цены", "Acordul asupra prețului", "choosing", "person"),
    ("News about the repair", "Сообщения о ходе ремонта", "Veștile despre reparație", "buying", "message"),
    ("Time of the repair", "Срок ремонта", "Termenul reparației", "buying", "time"),
    ("Quality of the repair", "Качество ремонта", "Calitatea reparației", "buying", "work"),
    ("Handing back", "Выдача", "Returnarea aparatului", "after", "person"),
    ("Payment and receipt", "Оплата и чек", "Plata și bonul", "after", "cash desk"),
    ("Guarantee", "Гарантия", "Garanția", "after", "paper"),
    ("Would recommend us", "Порекомендуете ли нас", "Ne-ați recomanda", "after", "company"),
)
TOUCHPOINTS = {"clinic": CLINIC, "shop": SHOP, "repair": REPAIR}
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
