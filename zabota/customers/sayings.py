"""What customers of a demo company say, in their own languages; data, so it is not translated."""

SAYINGS: dict[str, dict[str, list[str]]] = {
    "ro": {
        "clinic": [
            "Rezultatele pe e-mail, fără să mai vin",
            "Să nu aștept mai mult de zece minute",
            "Să-mi explice medicul pe înțeles",
        ],
        "shop": [
            "Să pot schimba mărimea fără discuții",
            "Livrare sâmbătă dimineața",
            "Sfatul unui om, nu al unui robot",
        ],
        "repair": [
            "Să știu prețul înainte de reparație",
            "Să fie gata până vineri",
            "Să primesc piesa veche înapoi",
        ],
        "wishes": [
            "Loc de joacă pentru copii",
            "Plata cu telefonul",
            "Program și duminica",
            "O priză lângă canapea",
        ],
        "promises": ["Sunăm când e gata", "Trimitem factura pe e-mail", "Verificăm dacă piesa a sosit"],
    },
    "ru": {
        "clinic": [
            "Чтобы результат прислали на почту",
            "Не ждать дольше десяти минут",
            "Чтобы врач объяснил простыми словами",
        ],
        "shop": [
            "Обменять размер без споров",
            "Доставка в субботу утром",
            "Чтобы посоветовал человек, а не робот",
        ],
        "repair": ["Знать цену до ремонта", "Чтобы было готово к пятнице", "Забрать старую деталь"],
        "wishes": ["Детский уголок", "Оплата телефоном", "Работать и в воскресенье", "Розетка у дивана"],
        "promises": ["Позвоним, когда будет готово", "Пришлём счёт на почту", "Проверим, пришла ли деталь"],
    },
    "en": {
        "clinic": [
            "Results by e-mail, without another visit",
            "No more than ten minutes of waiting",
            "A doctor who explains in plain words",
        ],
        "shop": [
            "Changing the size without a dispute",
            "Delivery on Saturday morning",
            "Advice from a person, not a robot",
        ],
        "repair": ["The price before the repair", "Ready by Friday", "Getting the old part back"],
        "wishes": ["A corner for children", "Paying by phone", "Open on Sundays too", "A socket by the sofa"],
        "promises": [
            "We call when it is ready",
            "We send the bill by e-mail",
            "We check whether the part came",
        ],
    },
}
