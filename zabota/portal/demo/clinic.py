"""A clinic network of three branches."""

from django.utils.translation import gettext_noop as _

from zabota.portal.demo.plan import BranchPlan, CompanyPlan, Talk, hours

RO = (
    Talk(
        "Appointment",
        "Programare la cardiolog",
        "Aș vrea o programare la cardiolog săptămâna viitoare, de preferat dimineața. Am trimitere de la "
        "medicul de "
        "familie.",
        "{doctor} vă poate primi {day} la {time}. Vă rugăm să aduceți trimiterea și ultima "
        "electrocardiogramă. "
        "Vă convine?",
        "Da, {day} la {time} e perfect. Mulțumesc!",
    ),
    Talk(
        "Appointment",
        "Mutarea programării",
        "Sunt programat{a} {day} la {time}, dar nu reușesc să ajung. Se poate muta pe altă zi, după ora 16?",
        "Am mutat programarea: {day} la 16:40, același medic. Dacă nu vă convine, scrieți-ne aici.",
        "Mulțumesc mult, vin.",
    ),
    Talk(
        "Test results",
        "Rezultatele analizelor",
        "Am făcut analizele {day} și încă nu am primit rezultatele pe e-mail. Când vor fi gata?",
        "Rezultatele sunt gata, vi le-am trimis acum pe e-mail, cu parolă: ultimele patru cifre ale "
        "telefonului.",
        "Le-am primit. Mulțumesc pentru răspunsul rapid!",
    ),
    Talk(
        "Test results",
        "Nu înțeleg rezultatul",
        "La analiza de sânge feritina e cu steluță, adică sub normă. E grav? Ce trebuie să fac?",
        "Nu e o urgență, dar merită discutat. {doctor} vă poate suna {day} la {time} și vă explică, fără "
        "plată.",
        "Da, vă rog să mă sune. Mulțumesc că nu mă puneți pe drumuri.",
    ),
    Talk(
        "Complaint",
        "Am așteptat o oră",
        "Am avut programare la {time} și am intrat la medic după mai bine de o oră. Nimeni de la "
        "recepție nu mi-a "
        "explicat nimic.",
        "Ne pare rău că ați așteptat. O urgență a dat programul peste cap, iar recepția trebuia să vă "
        "spună asta și "
        "să vă propună altă oră. Am vorbit cu colegele.",
        "Înțeleg. Sper că data viitoare voi fi anunțat{a}.",
    ),
    Talk(
        "Payment",
        "Factură greșită",
        "Pe factura {number} apare o consultație pe care nu am avut-o. Vă rog să verificați.",
        "Aveți dreptate, a fost introdusă din greșeală. Am corectat factura, iar {sum} lei se întorc pe "
        "card până "
        "vineri.",
        "Am văzut banii. Mulțumesc că ați rezolvat.",
    ),
    Talk(
        "Documents",
        "Certificat pentru grădiniță",
        "Am nevoie de certificatul copilului pentru grădiniță. Pot să-l iau fără programare?",
        "Da, certificatul e gata la recepție. Îl puteți ridica azi până la 18:30, aveți nevoie doar de "
        "buletin.",
        "Trec după serviciu. Mulțumesc!",
    ),
    Talk(
        "Question to the doctor",
        "Pot lua pastila cu mâncare?",
        "{doctor} mi-a prescris un tratament {day}, dar am uitat să întreb: pastila se ia înainte sau "
        "după masă?",
        "Am întrebat medicul: după masă, cu un pahar de apă, timp de zece zile. Dacă apar amețeli, "
        "sunați-ne imediat.",
        "Totul e clar acum, mulțumesc.",
    ),
    Talk(
        "Appointment",
        "Ecografie pentru soțul meu",
        "Ce pregătire e nevoie pentru ecografia abdominală și cât costă? Soțul e programat {day}.",
        "Pe nemâncate cel puțin 6 ore, apă plată se poate. Costă {sum} lei, se plătește la recepție sau "
        "online.",
        "Mulțumesc, foarte util.",
    ),
)
RU = (
    Talk(
        "Appointment",
        "Запись к педиатру",
        "Можно ли перенести приём на понедельник? Записаны {day} на {time}, но дочка ещё температурит.",
        "Перенесли на понедельник, 8:40, врач тот же. Если температура выше 38,5, звоните сразу, не "
        "ждите приёма.",
        "Спасибо вам большое, очень выручили!",
    ),
    Talk(
        "Appointment",
        "Хочу к неврологу",
        "Третий день болит спина, отдаёт в ногу. К кому записаться и как скоро можно попасть?",
        "С такими жалобами нужен невролог. {doctor} примет вас {day} в {time}. До приёма не греть и не "
        "поднимать "
        "тяжёлое.",
        "Записывайте, приду.",
    ),
    Talk(
        "Test results",
        "Где мои анализы?",
        "Сдавал{a} кровь {day}, обещали результат через сутки, а письма так и нет. Проверьте, пожалуйста.",
        "Результаты готовы, письмо ушло на старый адрес. Исправили и отправили ещё раз: пароль — "
        "последние четыре "
        "цифры телефона.",
        "Пришло, спасибо.",
    ),
    Talk(
        "Test results",
        "Сахар 6,4 — это много?",
        "Пришёл анализ, глюкоза 6,4. Врач в отпуске. Это уже диабет или можно подождать?",
        "По одному анализу такой диагноз не ставят. {doctor} посмотрит ваши результаты и позвонит {day} "
        "после {time}.",
        "Стало спокойнее. Жду звонка.",
    ),
    Talk(
        "Payment",
        "Счёт за приём",
        "Мне выставили счёт за УЗИ, которого не было. Номер счёта {number}. Прошу разобраться.",
        "Вы правы, УЗИ включили по ошибке. Счёт исправлен, {sum} леев вернутся на карту до пятницы. "
        "Простите за это.",
        "Деньги пришли. Спасибо.",
    ),
    Talk(
        "Complaint",
        "Очередь в регистратуре",
        "Приём был на {time}, а в регистратуре ушло сорок минут: две девушки на всех и ещё "
        "телефон. "
        "Чуть не опоздал{a} к врачу.",
        "Простите, так быть не должно. С понедельника утром в регистратуре будет третий человек, а "
        "телефон возьмёт "
        "отдельный сотрудник.",
        "Хорошо, если так. Посмотрим в следующий раз.",
    ),
    Talk(
        "Documents",
        "Справка для бассейна",
        "Когда будет готова справка для ребёнка? Обещали ещё вчера.",
        "Справка готова, её можно забрать в регистратуре сегодня до 18:30. Простите, что не предупредили.",
        "Спасибо, заберу после работы.",
    ),
    Talk(
        "Documents",
        "Выписка для другой больницы",
        "Нужна выписка за последний год, меня направляют в республиканскую больницу. Можно ли прислать "
        "на почту?",
        "Да. Выписка будет готова {day}, пришлём на эту почту с паролем. Если нужна печать — заберите в "
        "регистратуре.",
        "На почту достаточно, спасибо.",
    ),
    Talk(
        "Question to the doctor",
        "Сыпь после таблеток",
        "Принимаю назначенный антибиотик второй день, появилась сыпь на руках. Продолжать пить?",
        "Больше не принимайте. {doctor} ждёт вас сегодня в {time} без записи. Если станет трудно дышать, "
        "сразу "
        "звоните 112.",
        "Был{a} у врача, препарат заменили. Спасибо за быстрый ответ!",
    ),
    Talk(
        "Question to the doctor",
        "Можно ли загорать?",
        "Через неделю после процедуры у дерматолога едем на море. Можно ли на солнце?",
        "{doctor} просит две недели закрывать кожу и мазать кремом SPF 50. Купаться можно уже сейчас.",
        "Понятно, спасибо!",
    ),
)
EN = (
    Talk(
        "Appointment",
        "English-speaking dentist",
        "Do you have a dentist who speaks English? I arrive in Chișinău next week and a filling has come "
        "out.",
        "Yes, {doctor} does. There is an opening {day} at {time}; I have kept it for you.",
        "Wonderful, see you then.",
    ),
    Talk(
        "Test results",
        "Results in English",
        "Could I have my blood test results in English for my insurance? I was with you {day}.",
        "Of course. The translation is attached to your results; the insurance also needs invoice "
        "{number}, I have "
        "sent both.",
        "That was quick. Thank you!",
    ),
    Talk(
        "Payment",
        "Paid twice",
        "My card was charged {sum} lei twice for the same visit. Can you check?",
        "You are right, the terminal repeated the payment. The second one is cancelled and the money is "
        "on its way.",
        "I can see the refund, thanks.",
    ),
    Talk(
        "Complaint",
        "Nobody called my name",
        "I sat in the corridor past {time} because nobody called my name. I only got in because I asked.",
        "I am sorry. The screen above the door did not work that day and nobody noticed. It is repaired now.",
        "Fair enough. Thank you for telling me honestly.",
    ),
)
CLINIC = CompanyPlan(
    profile="clinic",
    name="Clinica Salvia",
    kind_of_branch="clinic",
    branches=(
        BranchPlan(
            "Centru",
            "Chișinău",
            "str. Salcâmilor 12",
            "+37322000101",
            hours((8, 13), (14, 19), saturday=(9, 14)),
            45,
        ),
        BranchPlan(
            "Botanica",
            "Chișinău",
            "bd. Teilor 40",
            "+37322000102",
            hours((8, 13), (14, 20), saturday=(9, 13)),
            33,
        ),
        BranchPlan("Bălți", "Bălți", "str. Fântânilor 7", "+37323100103", hours((8, 12), (13, 17)), 22),
    ),
    weak_branch=1,
    weak_touchpoint="Waiting",
    departments={
        "finding": _("Call centre"),
        "arriving": _("Reception"),
        "choosing": _("Doctors"),
        "buying": _("Laboratory"),
        "after": _("Customer relations"),
    },
    reasons=(
        _("Appointment"),
        _("Test results"),
        _("Documents"),
        _("Payment"),
        _("Question to the doctor"),
        _("Complaint"),
    ),
    talks={"ro": RO, "ru": RU, "en": EN},
    slots={
        "ro": {
            "doctor": ("Dr. Rusu", "Dr. Munteanu", "Dr. Ciobanu", "Dr. Lupu"),
            "day": ("luni", "marți", "miercuri", "joi", "vineri"),
        },
        "ru": {
            "doctor": ("Доктор Руссу", "Доктор Мунтяну", "Доктор Чобану", "Доктор Лупу"),
            "day": ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу"),
        },
        "en": {
            "doctor": ("Dr. Rusu", "Dr. Munteanu", "Dr. Ciobanu"),
            "day": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday"),
        },
    },
    whys={
        "Waiting": {
            "ro": (
                "Am stat 50 de minute pe hol după ora programată.",
                "Programare la 9:20, intrat la 10:15. De ce mai dați oră?",
                "Nimeni nu a ieșit să spună cât mai durează.",
            ),
            "ru": (
                "Ждал{a} 50 минут после назначенного времени.",
                "Запись на 9:20, приём начался в 10:15. Зачем тогда время?",
                "Никто не вышел и не сказал, сколько ещё ждать.",
            ),
            "en": (
                "Fifty minutes in the corridor past my time.",
                "Nobody came out to say how long it would take.",
            ),
        },
        "Reception": {
            "ro": ("La recepție vorbeau între ele și nu mă vedeau.", "Am repetat aceleași date de trei ori."),
            "ru": (
                "В регистратуре разговаривали между собой, меня не замечали.",
                "Трижды спросили одни и те же данные.",
            ),
            "en": ("Reception asked for the same details three times.",),
        },
        "Doctor": {
            "ro": ("Medicul s-a uitat mai mult în calculator decât la mine.",),
            "ru": ("Врач смотрел в компьютер, а не на меня. Пять минут — и следующий.",),
            "en": ("The doctor looked at the screen, not at me.",),
        },
        "Results of analyses": {
            "ro": ("Rezultatele au venit cu două zile mai târziu decât s-a promis.",),
            "ru": ("Результаты пришли на два дня позже обещанного.",),
            "en": ("The results came two days late.",),
        },
    },
    articles=(
        {
            "en": (
                "Getting ready for blood tests",
                "Come **fasting**: no food for 8 hours, water is fine.\n\n- We take samples from 8:00 to "
                "11:00.\n- Bring an identity card and, if you have one, the doctor's referral.\n- "
                "Results come by e-mail within a day, most of them the same evening.",
            ),
            "ru": (
                "Как подготовиться к анализам крови",
                "Приходите **натощак**: 8 часов без еды, воду пить можно.\n\n- Кровь берём с 8:00 до "
                "11:00.\n- Возьмите удостоверение личности и направление, если оно есть.\n- Результат "
                "приходит на почту в течение суток, чаще в тот же вечер.",
            ),
            "ro": (
                "Cum vă pregătiți pentru analizele de sânge",
                "Veniți **pe nemâncate**: 8 ore fără mâncare, apă se poate.\n\n- Recoltăm între 8:00 și "
                "11:00.\n- Luați buletinul și trimiterea medicului, dacă aveți.\n- Rezultatele vin pe "
                "e-mail în 24 de ore, de obicei în aceeași seară.",
            ),
        },
        {
            "en": (
                "Moving or cancelling an appointment",
                "Write to us or call up to 3 hours before; it costs nothing. We offer the nearest free "
                "time with the same doctor.",
            ),
            "ru": (
                "Как перенести или отменить приём",
                "Напишите или позвоните не позже чем за 3 часа: это бесплатно. Предложим ближайшее "
                "свободное время у того же врача.",
            ),
            "ro": (
                "Cum mutați sau anulați o programare",
                "Scrieți-ne sau sunați cu cel puțin 3 ore înainte; nu costă nimic. Vă propunem cea mai "
                "apropiată oră liberă la același medic.",
            ),
        },
    ),
)
