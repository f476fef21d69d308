"""A repair centre with three points."""

from django.utils.translation import gettext_noop as _

from zabota.portal.demo.plan import BranchPlan, CompanyPlan, Talk, hours

RO = (
    Talk(
        "Repair status",
        "{device}, comanda {number}",
        "{device} e la voi de o săptămână. Ați aflat ce are?",
        "S-a defectat placa de alimentare. Reparația costă {sum} de lei cu piesă cu tot și e gata {day}. "
        "O facem?",
        "Da, faceți-o, vă rog.",
    ),
    Talk(
        "Warranty",
        "S-a stricat din nou",
        "{device} s-a stins din nou la două zile după reparație. Comanda {number}.",
        "Ne pare rău. Aduceți-l oricând: îl verificăm în aceeași zi, fără plată, e în garanție.",
        "L-au reparat pe loc. Mulțumesc.",
    ),
    Talk(
        "Price",
        "Cât costă ecranul?",
        "Cât costă schimbarea ecranului la telefon și cât durează? L-am scăpat ieri.",
        "{sum} de lei cu ecran original și manoperă, două ore. Ecranul e pe stoc, veniți {day} până la 16.",
        "Bine, vin cu telefonul.",
    ),
    Talk(
        "Price changed",
        "Ați spus alt preț",
        "La predare mi-ați spus un preț, iar acum mi se cere mai mult. De ce nu m-a sunat nimeni?",
        "Aveți dreptate, trebuia să vă sunăm înainte. Plătiți prețul convenit; diferența o suportăm noi.",
        "Corect din partea voastră. Mulțumesc.",
    ),
    Talk(
        "Parts",
        "Când vine piesa?",
        "Aștept piesa de două săptămâni. Măcar spuneți-mi dacă a plecat de la furnizor.",
        "Piesa e în vamă, ajunge {day}. Reparația durează o zi, vă sunăm la {time}. Ne cerem scuze "
        "pentru tăcere.",
        "Bine că știu. Aștept.",
    ),
    Talk(
        "Complaint",
        "Zgârietură nouă",
        "Am luat acasă {device} și am văzut o zgârietură pe care nu o avea. Am poze de la predare.",
        "Am comparat pozele: aveți dreptate, a apărut la noi. Schimbăm carcasa gratuit sau vă întoarcem "
        "{sum} de lei.",
        "Schimbați carcasa. Mulțumesc că nu v-ați certat cu mine.",
    ),
    Talk(
        "Repair status",
        "Pot veni sâmbătă?",
        "În timpul săptămânii nu ajung. Pot ridica aparatul sâmbătă?",
        "Da, sâmbătă lucrăm de la 10 la 14. Vă așteaptă la ghișeu, e de ajuns numărul {number}.",
        "L-am luat, funcționează!",
    ),
    Talk(
        "Data",
        "Pozele mele",
        "Se păstrează pozele la reparație? Nu am copie nicăieri.",
        "Facem o copie înainte de orice și v-o dăm pe un stick. Nimic nu se pierde.",
        "Toate pozele sunt la locul lor. Vă mulțumesc din suflet!",
    ),
)
RU = (
    Talk(
        "Complaint",
        "Мастер не пришёл",
        "Мастер обещал прийти с 9 до 12, уже два часа дня. Мне ждать?",
        "Простите, мастер задержался и не предупредил. Он будет у вас в 14:40, выезд за наш счёт.",
        "Пришёл, починил. Но предупреждать всё-таки надо.",
    ),
    Talk(
        "Price",
        "Сколько стоит?",
        "Сколько стоит заменить экран на планшете и сколько времени это займёт?",
        "{sum} леев с экраном и работой, два часа при вас. Экран есть, приходите {day} до 16:00.",
        "Отлично, приду.",
    ),
    Talk(
        "Repair status",
        "Заказ {number}",
        "Сдал{a} {device} неделю назад. Ни звонка, ни письма. Что с ним?",
        "Диагностика готова: сгорел контроллер питания. Ремонт {sum} леев, будет готово {day}. Делаем?",
        "Делайте. И пишите, пожалуйста, сами.",
    ),
    Talk(
        "Repair status",
        "Забрать в субботу",
        "Можно ли забрать {device} в субботу? В будни не успеваю.",
        "Да, в субботу мы открыты с 10 до 14. Квитанция не нужна, назовите номер {number}.",
        "Забрал{a}, всё работает!",
    ),
    Talk(
        "Parts",
        "Запчасть",
        "Жду запчасть третью неделю. Обещали десять дней. Может, забрать и отнести в другое место?",
        "Понимаю вас. Поставщик подвёл, мы заказали у другого: деталь придёт {day}, ремонт без очереди и "
        "со скидкой 15 %.",
        "Хорошо, подожду до этого срока.",
    ),
    Talk(
        "Price changed",
        "Цена выросла",
        "При сдаче сказали одну цену, а в сообщении уже на {sum} леев больше. Почему без моего согласия?",
        "Вы правы: без вашего согласия мы не должны были начинать. Остаётся первая цена, разница за наш "
        "счёт.",
        "Спасибо, так честно.",
    ),
    Talk(
        "Warranty",
        "Гарантия",
        "{device} после вашего ремонта проработал месяц, и снова то же самое. Гарантия действует?",
        "Да, три месяца. Приносите в любой день, проверим при вас и починим бесплатно, на время дадим "
        "подменный.",
        "Починили за день. Спасибо за подменный!",
    ),
    Talk(
        "Price",
        "Есть ли смысл чинить?",
        "Стиральной машине девять лет, гремит при отжиме. Чинить или покупать новую?",
        "По описанию подшипник: {sum} леев с работой. Барабан у этой модели разборный, чинить есть "
        "смысл. Приедем {day}.",
        "Приезжайте, спасибо за честный совет.",
    ),
    Talk(
        "Data",
        "Данные на диске",
        "На ноутбуке диплом, копии нет. Можно спасти файлы, если он не включается?",
        "Почти наверняка: диск цел. Сделаем копию {day}, отдадим на флешке. Диагностика бесплатная.",
        "Диплом на месте!!! Спасибо огромное!",
    ),
)
EN = (
    Talk(
        "Data",
        "Data on the disk",
        "Will my photos survive the repair? I have no copy.",
        "We copy the disk before we touch anything, and give you the copy. Nothing will be lost.",
        "All photos are there. Thank you so much.",
    ),
    Talk(
        "Repair status",
        "Order {number}",
        "Any news about my {device}? I was told three days and it has been six.",
        "I am sorry that nobody wrote. The part came today, it will be ready {day} at {time}.",
        "Thanks for the straight answer.",
    ),
    Talk(
        "Price",
        "Price of a battery",
        "How much is a new battery for a phone, and can I wait for it?",
        "{sum} lei with the work, forty minutes. There is coffee and good wifi.",
        "Sold. See you tomorrow.",
    ),
    Talk(
        "Price changed",
        "Why more than agreed?",
        "The bill is {sum} lei more than we agreed. Nobody asked me.",
        "You are right, we should have called. You pay what was agreed; the rest is on us.",
        "That is decent. Thank you.",
    ),
)
REPAIR = CompanyPlan(
    profile="repair",
    name="Meșterul Bun",
    kind_of_branch="repair point",
    branches=(
        BranchPlan(
            "Centru",
            "Chișinău",
            "str. Stejarilor 18",
            "+37322000301",
            hours((9, 13), (14, 18), saturday=(10, 14)),
            45,
        ),
        BranchPlan(
            "Ciocana",
            "Chișinău",
            "bd. Arțarilor 2",
            "+37322000302",
            hours((9, 13), (14, 19), saturday=(10, 14)),
            33,
        ),
        BranchPlan("Orhei", "Orhei", "str. Viilor 11", "+37323500303", hours((9, 13), (14, 17)), 22),
    ),
    weak_branch=1,
    weak_touchpoint="Time of the repair",
    departments={
        "finding": _("Call centre"),
        "arriving": _("Counter"),
        "choosing": _("Diagnosis"),
        "buying": _("Workshop"),
        "after": _("Customer relations"),
    },
    reasons=(
        _("Repair status"),
        _("Price"),
        _("Price changed"),
        _("Parts"),
        _("Warranty"),
        _("Data"),
        _("Complaint"),
    ),
    talks={"ro": RO, "ru": RU, "en": EN},
    slots={
        "ro": {
            "device": ("laptopul", "telefonul", "televizorul", "aspiratorul"),
            "day": ("luni", "marți", "miercuri", "joi", "vineri"),
        },
        "ru": {
            "device": ("ноутбук", "телефон", "планшет", "телевизор", "пылесос"),
            "day": ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу"),
        },
        "en": {
            "device": ("laptop", "phone", "tablet"),
            "day": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday"),
        },
    },
    whys={
        "Time of the repair": {
            "ro": (
                "S-au promis trei zile, au fost șaisprezece.",
                "De fiecare dată «mâine», timp de o săptămână.",
                "Două săptămâni pentru o baterie.",
            ),
            "ru": (
                "Обещали три дня, вышло шестнадцать.",
                "Каждый раз «завтра», и так неделю.",
                "Две недели ради батарейки.",
            ),
            "en": ("Three days were promised, it took sixteen.", "It was “tomorrow” for a whole week."),
        },
        "Handing in": {
            "ro": ("Nu au notat zgârieturile, apoi s-au mirat.",),
            "ru": ("При приёме не записали царапины, потом удивлялись.",),
            "en": ("They did not note the scratches when they took it.",),
        },
        "News about the repair": {
            "ro": ("Niciun semn. Sunam eu în fiecare zi.", "Am aflat prețul nou abia la ghișeu."),
            "ru": (
                "Ни одного сообщения, звонить пришлось каждый день.",
                "О новой цене сказали только у стойки.",
            ),
            "en": ("Not a word. I called every day.",),
        },
        "Quality of the repair": {
            "ro": ("A ținut două zile.",),
            "ru": ("Проработал два дня и снова погас.",),
            "en": ("It lasted two days.",),
        },
    },
    articles=(
        {
            "en": (
                "How a repair goes",
                "1. **Diagnosis** is free and takes up to two days.\n2. We tell you the price and the "
                "day; without your yes nothing is done.\n3. If it gets dearer or later, we call "
                "*before*.\n4. Old parts are yours: we give them back.",
            ),
            "ru": (
                "Как проходит ремонт",
                "1. **Диагностика** бесплатна, до двух дней.\n2. Называем цену и срок; без вашего «да» "
                "ничего не делаем.\n3. Если выйдет дороже или дольше, звоним *заранее*.\n4. Старые "
                "детали ваши: отдаём.",
            ),
            "ro": (
                "Cum decurge o reparație",
                "1. **Diagnosticul** e gratuit și durează până la două zile.\n2. Vă spunem prețul și "
                "termenul; fără acordul dvs. nu facem nimic.\n3. Dacă devine mai scump sau mai lung, vă "
                "sunăm *înainte*.\n4. Piesele vechi sunt ale dvs.: vi le dăm.",
            ),
        },
        {
            "en": (
                "Guarantee",
                "Three months on every repair, at every point. Bring the thing, the receipt is not "
                "needed: your phone number is enough.",
            ),
            "ru": (
                "Гарантия",
                "Три месяца на любой ремонт, в любой точке. Квитанция не нужна: достаточно номера телефона.",
            ),
            "ro": (
                "Garanția",
                "Trei luni la orice reparație, la orice punct. Bonul nu e necesar: ajunge numărul de "
                "telefon.",
            ),
        },
    ),
)
