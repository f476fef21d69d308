"""What is said in the demo company, by profile and language."""

from typing import NamedTuple


class Dialogue(NamedTuple):
    subject: str
    asked: str
    answered: str
    thanked: str
    reason: str


DIALOGUES: dict[str, dict[str, list[Dialogue]]] = {
    "clinic": {
        "ro": [
            Dialogue(
                "Programare la cardiolog",
                "Bună ziua! Aș vrea o programare la cardiolog săptămâna viitoare, de preferat dimineața.",
                "Bună ziua! Dr. Rusu vă poate primi marți la 9:20 sau joi la 10:00. Care oră vi se "
                "potrivește?",
                "Marți la 9:20 e perfect, mulțumesc!",
                "Appointment",
            ),
            Dialogue(
                "Rezultatele analizelor",
                "Am făcut analizele luni și încă nu am primit rezultatele. Când vor fi gata?",
                "Rezultatele sunt gata, vi le-am trimis acum. Toate valorile sunt în limite normale.",
                "Le-am primit. Mulțumesc pentru răspunsul rapid.",
                "Test results",
            ),
            Dialogue(
                "Am așteptat o oră",
                "Am avut programare la 11:00 și am intrat la medic abia la 12:05. Nimeni nu mi-a "
                "explicat nimic.",
                "Ne pare rău că ați așteptat. O urgență a întârziat programul, iar recepția trebuia "
                "să vă spună asta.",
                "Înțeleg. Sper că data viitoare voi fi anunțată.",
                "Complaint",
            ),
        ],
        "ru": [
            Dialogue(
                "Справка для бассейна",
                "Здравствуйте! Когда будет готова справка для ребёнка? Обещали вчера.",
                "Здравствуйте! Справка готова, её можно забрать в регистратуре сегодня до 18:00.",
                "Спасибо, заберу после работы.",
                "Documents",
            ),
            Dialogue(
                "Запись к педиатру",
                "Можно ли перенести приём с пятницы на понедельник? Дочка ещё температурит.",
                "Перенесли на понедельник, 8:40, врач тот же. Если температура выше 38,5, звоните сразу.",
                "Спасибо вам большое!",
                "Appointment",
            ),
            Dialogue(
                "Счёт за приём",
                "Мне выставили счёт за УЗИ, которого не было. Прошу разобраться.",
                "Вы правы, УЗИ включили по ошибке. Счёт исправлен, 350 лей вернутся на карту до пятницы.",
                "Деньги пришли. Спасибо.",
                "Payment",
            ),
        ],
        "en": [
            Dialogue(
                "English-speaking doctor",
                "Hello, do you have a dentist who speaks English? I arrive on the 14th.",
                "Hello! Yes, Dr. Munteanu does. She has an opening on the 15th at 16:30; I have kept "
                "it for you.",
                "Wonderful, see you then.",
                "Appointment",
            )
        ],
    },
    "shop": {
        "ro": [
            Dialogue(
                "Comanda nu a ajuns",
                "Am comandat un fierbător acum cinci zile și încă nu a ajuns. Unde este coletul?",
                "Coletul a ajuns azi la depozitul din Bălți. Curierul vi-l aduce mâine între 10 și 14.",
                "A ajuns, totul e în regulă. Mulțumesc!",
                "Delivery",
            ),
            Dialogue(
                "Altă mărime",
                "Bună! Ghetele sunt prea mici. Le pot schimba pe 39?",
                "Sigur. Avem 39 la magazinul din centru; le-am rezervat pe numele dvs. până sâmbătă.",
                "Super, trec mâine.",
                "Exchange",
            ),
            Dialogue(
                "Parcarea",
                "Parcarea e mereu ocupată de angajații voștri. Am făcut trei ture și am plecat.",
                "Aveți dreptate. De azi, angajații parchează în spate, iar cele 12 locuri rămân "
                "pentru clienți.",
                "Apreciez. O să mai încerc.",
                "Complaint",
            ),
        ],
        "ru": [
            Dialogue(
                "Чайник протекает",
                "Купила у вас чайник в субботу, а он протекает снизу. Что делать?",
                "Простите за неудобство. Принесите его с чеком в любой магазин: обменяем сразу или "
                "вернём деньги.",
                "Обменяли за пять минут, спасибо!",
                "Warranty",
            ),
            Dialogue(
                "Есть ли в наличии?",
                "Есть ли в наличии детское кресло в синем цвете? На сайте непонятно.",
                "Синее есть в Центре, два кресла. Отложить одно для вас до завтра?",
                "Да, отложите, пожалуйста. Буду в шесть.",
                "Availability",
            ),
            Dialogue(
                "Скидка не сработала",
                "На кассе не сработала моя карта, и я заплатил полную цену.",
                "Карта была заблокирована по ошибке. Разблокировали и вернули 84 лея на карту.",
                "Вижу, спасибо за быстроту.",
                "Payment",
            ),
        ],
        "en": [
            Dialogue(
                "Gift wrapping",
                "Can you wrap the order as a gift and leave the price out?",
                "Yes: it is noted on order 2214, and the invoice will come to you by mail only.",
                "Thank you, that is kind.",
                "Delivery",
            )
        ],
    },
    "repair": {
        "ro": [
            Dialogue(
                "Laptopul meu",
                "Bună ziua! Laptopul e la voi de o săptămână. Ați aflat ce are?",
                "S-a defectat placa de alimentare. Reparația costă 900 lei și e gata vineri. O facem?",
                "Da, faceți-o, vă rog.",
                "Repair status",
            ),
            Dialogue(
                "Garanție",
                "Telefonul s-a stins din nou la două zile după reparație.",
                "Ne pare rău. Aduceți-l oricând: îl verificăm în aceeași zi, fără plată, e în garanție.",
                "L-au reparat pe loc. Mulțumesc.",
                "Warranty",
            ),
        ],
        "ru": [
            Dialogue(
                "Стиральная машина",
                "Мастер обещал прийти с 9 до 12, уже два часа дня. Мне ждать?",
                "Простите, мастер задержался и не предупредил. Он будет у вас в 14:40, выезд за наш счёт.",
                "Пришёл, починил. Но предупреждать всё-таки надо.",
                "Complaint",
            ),
            Dialogue(
                "Сколько стоит?",
                "Сколько стоит заменить экран на планшете и сколько времени это займёт?",
                "1200 лей с экраном и работой, два часа при вас. Экран есть, приходите в любой день "
                "до 16:00.",
                "Отлично, приду завтра.",
                "Price",
            ),
            Dialogue(
                "Забрать телефон",
                "Можно ли забрать телефон в субботу? В будни не успеваю.",
                "Да, в субботу мы открыты с 10 до 14. Телефон ждёт вас на Центре, квитанция не нужна.",
                "Забрал, всё работает!",
                "Repair status",
            ),
        ],
        "en": [
            Dialogue(
                "Data on the disk",
                "Will my photos survive the repair? I have no copy.",
                "We copy the disk before we touch anything, and give you the copy. Nothing will be lost.",
                "All photos are there. Thank you so much.",
                "Repair status",
            )
        ],
    },
}
