"""A chain of three shops for home and family."""

from django.utils.translation import gettext_noop as _

from zabota.portal.demo.plan import BranchPlan, CompanyPlan, Talk, hours

RO = (
    Talk(
        "Delivery",
        "Comanda {number} nu a ajuns",
        "Am comandat {goods} acum cinci zile și încă nu a ajuns. Unde este coletul?",
        "Coletul a ajuns azi la depozitul din Bălți. Curierul vi-l aduce mâine între 10 și 14 și vă sună "
        "înainte.",
        "A ajuns, totul e în regulă. Mulțumesc!",
    ),
    Talk(
        "Exchange and return",
        "Altă mărime",
        "Ghetele din comanda {number} sunt prea mici. Le pot schimba pe 39? Sunt nepurtate.",
        "Sigur. Avem 39 la magazinul din centru; le-am rezervat pe numele dvs. până sâmbătă.",
        "Super, trec mâine.",
    ),
    Talk(
        "Availability",
        "Mai este în stoc?",
        "Pe site scrie «ultima bucată» la {goods}. Chiar mai e sau e doar reclamă?",
        "Chiar e una, la magazinul din centru. V-o punem deoparte până mâine seară, dacă doriți.",
        "Da, vă rog. Vin mâine la șase.",
    ),
    Talk(
        "Price",
        "Alt preț la casă",
        "Pe raft scria {sum} de lei, iar la casă mi-au luat mai mult. Am observat abia acasă.",
        "Ne cerem scuze: eticheta veche nu a fost schimbată. Vă întoarcem diferența pe card chiar azi.",
        "Am primit. Mulțumesc, dar schimbați etichetele, vă rog.",
    ),
    Talk(
        "Complaint",
        "Parcarea",
        "Parcarea e mereu ocupată de angajații voștri. Am făcut trei ture și am plecat.",
        "Aveți dreptate. De azi, angajații parchează în spate, iar cele 12 locuri rămân pentru clienți.",
        "Apreciez. O să mai încerc.",
    ),
    Talk(
        "Complaint",
        "O singură casă deschisă",
        "Sâmbătă la amiază, douăzeci de oameni la rând și o singură casă deschisă. Am lăsat coșul și am "
        "plecat.",
        "Ne pare rău. De sâmbătă, între 11 și 16 lucrează toate casele, iar administratorul sună la a "
        "patra persoană.",
        "Vedem sâmbătă. Mulțumesc pentru răspuns.",
    ),
    Talk(
        "Exchange and return",
        "Retur fără bon",
        "Am primit cadou {goods}, dar am deja unul. Se poate returna fără bon?",
        "Da, dacă a fost plătit cu cardul de client. Aduceți-l până pe data de 25, vă dăm un bon valoric "
        "de {sum} de lei.",
        "Excelent, mulțumesc.",
    ),
    Talk(
        "Delivery",
        "Livrare la etajul cinci",
        "Am comandat un dulap. Curierul îl urcă la etajul cinci fără lift?",
        "Da, costă 50 de lei pe etaj; la comenzi peste 3000 de lei e gratuit, deci la dvs. e inclus.",
        "Foarte bine, atunci comand și noptiera.",
    ),
)
RU = (
    Talk(
        "Warranty",
        "Куплен, а не работает",
        "Купил{a} у вас {goods} в субботу, а сегодня он не включается. Чек есть. Что делать?",
        "Простите за неудобство. Принесите его с чеком в любой магазин: обменяем сразу или вернём деньги.",
        "Обменяли за пять минут, спасибо!",
    ),
    Talk(
        "Availability",
        "Есть ли в наличии?",
        "Есть ли в наличии детское кресло в синем цвете? На сайте непонятно.",
        "Синее есть в Центре, два кресла. Отложить одно для вас до завтра?",
        "Да, отложите, пожалуйста. Буду в шесть.",
    ),
    Talk(
        "Payment",
        "Скидка не сработала",
        "На кассе не сработала моя карта, и я заплатил{a} полную цену: {sum} леев. Чек {number}.",
        "Карта была заблокирована по ошибке. Разблокировали и вернули разницу на карту.",
        "Вижу, спасибо за быстроту.",
    ),
    Talk(
        "Delivery",
        "Где мой заказ {number}?",
        "Обещали доставить {day} с 10 до 14. Сижу дома, никто не приехал и не позвонил.",
        "Простите! Машина сломалась, и вас не предупредили — это наша вина. Привезём сегодня до 20:00, "
        "доставка "
        "бесплатно.",
        "Привезли в семь. Спасибо, но в следующий раз позвоните.",
    ),
    Talk(
        "Delivery",
        "Изменить адрес доставки",
        "Заказ {number}: можно доставить не домой, а на работу? Улица Тополиная, 5, с 9 до 18.",
        "Поменяли адрес. Курьер будет {day} около {time} и позвонит за полчаса.",
        "Отлично, спасибо!",
    ),
    Talk(
        "Exchange and return",
        "Не подошёл размер",
        "Куртка мала, этикетки на месте. Можно обменять на 48? Я в Бельцах.",
        "Да. 48-й привезём в Бельцы {day}, отложим на ваше имя. Чек не обязателен, достаточно карты "
        "покупателя.",
        "Забрал{a}, подошла идеально.",
    ),
    Talk(
        "Price",
        "Цена на ценнике и на кассе",
        "На ценнике {sum}, на кассе больше. Кассир сказала «система не обновилась». Так можно?",
        "Нельзя, вы правы: верна цена на ценнике. Разница уже вернулась на карту, ценники проверяем.",
        "Спасибо, вопрос закрыт.",
    ),
    Talk(
        "Complaint",
        "Очередь в кассу",
        "В пятницу вечером стоял{a} двадцать минут с двумя товарами. Одна касса из четырёх!",
        "Простите. С этой недели по пятницам с 17 до 20 открыты все кассы, и одна — до пяти товаров.",
        "Это правильно. Проверю.",
    ),
    Talk(
        "Complaint",
        "Продавец не захотел помочь",
        "Спросил{a}, чем отличаются два пылесоса. Ответ: «Там всё написано». Купил{a} в другом месте.",
        "Мне жаль, что вас так встретили. С сотрудником поговорили, а вам в любое время подскажет "
        "Светлана, отдел техники.",
        "Спасибо, что ответили не отпиской.",
    ),
    Talk(
        "Availability",
        "Когда привезут?",
        "{goods} закончился неделю назад. Когда будет поставка и можно ли отложить один?",
        "Поставка {day}. Отложим один на ваше имя на три дня и напишем, как только придёт.",
        "Договорились, жду письма.",
    ),
)
EN = (
    Talk(
        "Delivery",
        "Gift wrapping",
        "Can you wrap order {number} as a gift and leave the price out?",
        "Yes: it is noted on the order, and the invoice will come to you by mail only.",
        "Thank you, that is kind.",
    ),
    Talk(
        "Warranty",
        "Kettle leaks",
        "The kettle I bought from you {day} leaks at the base. I have the receipt.",
        "I am sorry. Bring it to any of our shops: we exchange it at once or return the money, as you like.",
        "Exchanged in five minutes. Impressive.",
    ),
    Talk(
        "Exchange and return",
        "Return by courier",
        "I live outside town. Can the courier take back a pair of shoes when he brings the next order?",
        "Yes, just leave them in the box. He comes {day} about {time}; the money is back within three days.",
        "Perfect.",
    ),
    Talk(
        "Price",
        "Different price at the till",
        "The tag said {sum} lei and I paid more at the till. I noticed at home.",
        "The tag counts. We have returned the difference to your card and changed the tag. Sorry about that.",
        "Thanks, I got it.",
    ),
)
SHOP = CompanyPlan(
    profile="shop",
    name="Casa Ta",
    kind_of_branch="shop",
    branches=(
        BranchPlan(
            "Centru", "Chișinău", "str. Merilor 3", "+37322000201", hours((9, 20), saturday=(9, 18)), 45
        ),
        BranchPlan(
            "Bălți",
            "Bălți",
            "str. Nucilor 21",
            "+37323100202",
            hours((9, 13), (14, 19), saturday=(10, 16)),
            33,
        ),
        BranchPlan(
            "Iași",
            "Iași",
            "str. Castanilor 9",
            "+40232000203",
            hours((10, 20), saturday=(10, 18)),
            22,
            "Europe/Bucharest",
            "RO",
        ),
    ),
    weak_branch=1,
    weak_touchpoint="Queue at the cash desk",
    departments={
        "finding": _("Marketing"),
        "arriving": _("Shop floor"),
        "choosing": _("Sellers"),
        "buying": _("Cash desks"),
        "after": _("Delivery"),
    },
    reasons=(
        _("Delivery"),
        _("Exchange and return"),
        _("Availability"),
        _("Warranty"),
        _("Price"),
        _("Payment"),
        _("Complaint"),
    ),
    talks={"ro": RO, "ru": RU, "en": EN},
    slots={
        "ro": {
            "goods": (
                "un fierbător",
                "un mixer",
                "un aspirator",
                "un fier de călcat",
                "un prăjitor de pâine",
            ),
            "day": ("luni", "marți", "miercuri", "joi", "vineri"),
        },
        "ru": {
            "goods": ("чайник", "миксер", "пылесос", "утюг", "тостер"),
            "day": ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу"),
        },
        "en": {
            "goods": ("a kettle", "a mixer", "an iron"),
            "day": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday"),
        },
    },
    whys={
        "Queue at the cash desk": {
            "ro": (
                "Douăzeci de minute la rând, o singură casă din patru.",
                "Lumea lăsa coșurile și pleca.",
                "Casieriță una, rând până la lapte.",
            ),
            "ru": (
                "Двадцать минут в очереди, одна касса из четырёх.",
                "Люди бросали корзины и уходили.",
                "Касса одна, очередь до молока.",
            ),
            "en": (
                "Twenty minutes in the queue, one till of four open.",
                "People left their baskets and went.",
            ),
        },
        "Greeting": {
            "ro": ("Am intrat și nimeni nu a ridicat ochii din telefon.",),
            "ru": ("На входе никто не поднял глаз от телефона.",),
            "en": ("Nobody looked up from the phone when I came in.",),
        },
        "Advice of the seller": {
            "ro": ("«Scrie pe cutie» nu e un sfat.",),
            "ru": ("«Там всё написано» — это не совет.", "Продавец сам не знал, чем отличаются модели."),
            "en": ("The seller did not know the difference either.",),
        },
        "Quality of the goods": {
            "ro": ("S-a stricat după două săptămâni.",),
            "ru": ("Сломался через две недели.", "Пришло с царапиной."),
            "en": ("It broke after two weeks.",),
        },
    },
    articles=(
        {
            "en": (
                "Exchange and return",
                "You have **30 days**. Bring the thing and the receipt or your customer's card to any "
                "shop.\n\n- A fault: exchange or money back, at once.\n- It does not suit you: exchange, "
                "a voucher or money back, if it is unused.",
            ),
            "ru": (
                "Обмен и возврат",
                "У вас есть **30 дней**. Принесите товар и чек или карту покупателя в любой "
                "магазин.\n\n- Брак: обмен или деньги сразу.\n- Не подошло: обмен, сертификат или "
                "деньги, если вещью не пользовались.",
            ),
            "ro": (
                "Schimb și retur",
                "Aveți **30 de zile**. Aduceți produsul și bonul sau cardul de client la orice "
                "magazin.\n\n- Defect: schimb sau banii înapoi, pe loc.\n- Nu vi se potrivește: schimb, "
                "bon valoric sau bani, dacă nu a fost folosit.",
            ),
        },
        {
            "en": (
                "Delivery: days and prices",
                "In Chișinău and Bălți the next day, elsewhere in two to three days. Free from 1000 lei. "
                "The courier calls half an hour before.",
            ),
            "ru": (
                "Доставка: сроки и цены",
                "По Кишинёву и Бельцам на следующий день, в другие места за два-три дня. Бесплатно от "
                "1000 леев. Курьер звонит за полчаса.",
            ),
            "ro": (
                "Livrare: termene și prețuri",
                "În Chișinău și Bălți a doua zi, în alte locuri în două-trei zile. Gratuit de la 1000 de "
                "lei. Curierul sună cu jumătate de oră înainte.",
            ),
        },
    ),
)
