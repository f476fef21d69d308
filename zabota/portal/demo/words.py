"""What staff and customers of every demo company say; data in three languages, so it is not translated."""

HELLO = {
    "ro": ("Bună ziua! ", "Bună! ", "Bună ziua.\n\n", ""),
    "ru": ("Здравствуйте! ", "Добрый день! ", "Добрый день.\n\n", ""),
    "en": ("Hello! ", "Good afternoon. ", "Hello,\n\n", ""),
}
HELLO_NAME = {"ro": "Bună ziua, {name}!\n\n", "ru": "Здравствуйте, {name}!\n\n", "en": "Hello, {name},\n\n"}
LOOKING = {
    "ro": ("Mulțumim că ne-ați scris. Verific și revin astăzi.", "Am înțeles. Întreb colegii și vă răspund."),
    "ru": (
        "Спасибо, что написали. Проверяю и отвечу сегодня.",
        "Поняли вас. Уточню у коллег и вернусь с ответом.",
    ),
    "en": ("Thank you for writing. I am checking and will answer today.", "I see. Let me ask my colleagues."),
}
CLOSING = {
    "ro": ("Mă bucur că am putut ajuta. O zi bună!", "Cu drag. Scrieți-ne oricând.", "Notat. Vă așteptăm!"),
    "ru": (
        "Хорошо, что всё получилось. Хорошего дня!",
        "Пожалуйста! Пишите, если что.",
        "Записали. Ждём вас!",
    ),
    "en": ("Glad I could help. Have a good day!", "You are welcome. Write any time.", "Noted. See you!"),
}
NOTES = {
    "ro": ("De sunat mâine dacă nu răspunde.", "Client vechi, a mai avut această problemă în vară."),
    "ru": (
        "Если не ответит, завтра позвонить.",
        "Постоянный клиент, летом уже было похожее. Будьте внимательнее.",
    ),
    "en": (
        "Call tomorrow if there is no answer.",
        "A regular. Had something like this in summer: take care.",
    ),
}
AGAIN = {
    "ro": "V-am scris și pe e-mail, dar poate aici răspundeți mai repede.",
    "ru": "Писал{a} вам и на почту, но, может, здесь ответите быстрее.",
    "en": "I wrote by mail as well, perhaps you are quicker here.",
}
WHY_NOT = {
    "ro": "Nu avem acest serviciu deocamdată; clientul a fost îndrumat în altă parte.",
    "ru": "Такой услуги у нас пока нет; подсказали, где можно получить.",
    "en": "We do not have it yet; told the customer where to get it.",
}
CALLED = {
    "ro": (
        "M-a ascultat, s-a liniștit. Vrea să știe ce facem ca să nu se repete.",
        "Supărare mare la început, apoi a povestit tot. Am cerut scuze.",
    ),
    "ru": (
        "Выслушала, извинилась. Говорит, дело не в деньгах, а в том, что никто не предупредил.",
        "Сначала резко, потом мягче. Главное, чтобы это не повторилось.",
    ),
    "en": (
        "Told me everything, I apologised. It is not the money: nobody said a word.",
        "Angry at first, then glad that somebody called.",
    ),
}
NO_ANSWER = {"ro": "Nu răspunde.", "ru": "Не берёт трубку.", "en": "No answer."}
DONE = {
    "ro": (
        "Am vorbit cu echipa, am schimbat programul de tură și v-am întors costul drumului.",
        "Am corectat greșeala, v-am sunat și am trecut pe fișă cum doriți să vă anunțăm.",
        "Responsabilul și-a cerut scuze personal; data viitoare intrați fără rând.",
    ),
    "ru": (
        "Поговорили с командой, изменили график смены и вернули вам расходы на дорогу.",
        "Исправили ошибку, позвонили и записали в карточке, как вас предупреждать.",
        "Ответственный лично извинился; в следующий раз примем вас без очереди.",
    ),
    "en": (
        "We spoke with the team, changed the shift and paid for your journey.",
        "The mistake is put right, and your card now says how you want to be told.",
        "The person responsible apologised; next time you will not have to queue.",
    ),
}
CONFIRMED = {
    "ro": ("Da, totul e în regulă acum. Mulțumesc că ați sunat.", "M-ați surprins plăcut."),
    "ru": ("Да, всё исправили. Спасибо, что позвонили.", "Не думал{a}, что кто-то займётся. Спасибо."),
    "en": ("Yes, it is put right. Thank you for calling.", "I did not expect anybody to care. Thank you."),
}
NOT_YET = {
    "ro": "Încă nu. Banii nu au venit.",
    "ru": "Пока нет. Деньги так и не пришли.",
    "en": "Not yet. The money has not come.",
}
HELP = {
    "ro": "@Nina, știi clientul acesta? Ajut-o pe Ana, te rog, până la prânz.",
    "ru": "@Нина, ты знаешь этого клиента? Помоги, пожалуйста, Ане до обеда.",
    "en": "@Nina, you know this customer. Could you help Ana before noon, please?",
}
LOST = {
    "ro": "Merge în altă parte și ne roagă să nu mai sunăm.",
    "ru": "Теперь ходит к другим, просит больше не звонить.",
    "en": "Has gone elsewhere and asked us not to call again.",
}
GIFTS = {
    "ro": (
        ("gift", "Cafea și o prăjitură", 80),
        ("money", "Taxi până acasă", 100),
        ("discount", "10 % la următoarea vizită", 150),
    ),
    "ru": (
        ("gift", "Кофе и пирожное", 80),
        ("money", "Такси до дома", 100),
        ("discount", "Скидка 10 % в следующий раз", 150),
    ),
    "en": (
        ("gift", "Coffee and a cake", 80),
        ("money", "Taxi home", 100),
        ("discount", "10 % off next time", 150),
    ),
}
BIG_GIFT = {
    "ro": ("money", "Restituirea integrală a sumei", 1800),
    "ru": ("money", "Вернуть всю сумму", 1800),
    "en": ("money", "All the money back", 1800),
}
PROMISES = {
    "ro": (
        "Sun când e gata",
        "Trimit factura pe e-mail",
        "Verific și răspund personal",
        "Discut cu responsabilul și revin",
    ),
    "ru": (
        "Позвоню, когда будет готово",
        "Пришлю счёт на почту",
        "Проверю и отвечу лично",
        "Поговорю с ответственным и вернусь",
    ),
    "en": (
        "Call when it is ready",
        "Send the bill by e-mail",
        "Check and answer in person",
        "Speak with the head and come back",
    ),
}
BROKEN = {"ro": "Furnizorul a refuzat.", "ru": "Поставщик отказал.", "en": "The supplier refused."}
WISH_ANSWERS = {
    "ro": "Facem din luna viitoare, vă scriem.",
    "ru": "Сделаем со следующего месяца, напишем вам.",
    "en": "From next month on; we will write to you.",
}
ARTICLES = (
    {
        "en": (
            "When something was not right",
            "Tell us: in the survey, in a message, by phone.\n\n"
            "- A person calls you within **2 hours** by day, **12** in the evening.\n"
            "- We put it right within a day and tell you what we did.\n"
            "- Only you decide whether it is put right.",
        ),
        "ru": (
            "Если что-то пошло не так",
            "Скажите нам: в опросе, в сообщении, по телефону.\n\n"
            "- Днём человек позвонит вам в течение **2 часов**, вечером — **12**.\n"
            "- За сутки исправим и скажем, что сделали.\n"
            "- Исправлено ли, решаете только вы.",
        ),
        "ro": (
            "Când ceva nu a fost în regulă",
            "Spuneți-ne: în sondaj, într-un mesaj, la telefon.\n\n"
            "- Un om vă sună în **2 ore** ziua, în **12** seara.\n"
            "- Îndreptăm într-o zi și vă spunem ce am făcut.\n"
            "- Doar dvs. hotărâți dacă e îndreptat.",
        ),
    },
    {
        "en": (
            "What we remember of you",
            "By default only what the service needs. If you choose **personal service**, we also "
            "remember your "
            "wishes. You change it on your pages at any time, and what we remembered is then erased.",
        ),
        "ru": (
            "Что мы о вас помним",
            "Обычно только то, что нужно для дела. Если вы выберете **личное обслуживание**, будем "
            "помнить и ваши "
            "пожелания. Передумать можно в любой день на вашей странице: тогда всё это сотрём.",
        ),
        "ro": (
            "Ce ținem minte despre dvs.",
            "De obicei doar ce e necesar serviciului. Dacă alegeți **servirea personală**, ținem minte "
            "și dorințele. "
            "Puteți schimba oricând pe paginile dvs., iar ce am reținut se șterge.",
        ),
    },
)
