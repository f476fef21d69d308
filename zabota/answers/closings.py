"""Sentences that end a talk kindly, folded, in three languages: a reply of them alone owes no answer."""

import re

ENDINGS = (
    r"(да )?пожалуйста",
    r"не за что",
    r"обращайтесь",
    r"рад[аы]? (был[аи]? )?(вам )?помочь",
    r"всегда (к вашим услугам|рад[аы]( помочь| вам)?)",
    r"(спасибо|благодар\w{2,4}) (вам )?за (теплые|добрые|приятные) слова",
    r"(хорошего|приятного|доброго|удачного|прекрасного) (вам )?(дня|вечера|утра|отдыха)",
    r"(хороших|приятных) (вам )?выходных",
    r"(вам )?всего (доброго|хорошего|наилучшего)",
    r"до свидания",
    r"будьте здоровы",
    r"(ждем|будем рады видеть) вас (снова|еще)( у нас)?",
    r"(you are|you're|you’re) (very |most )?welcome",
    r"my pleasure",
    r"(glad|happy) (we could|i could|to) help",
    r"thank you for your kind words",
    r"(have|enjoy) (a|your|the) (nice |good |great |lovely |wonderful )?(day|evening|weekend)",
    r"good ?bye",
    r"take care",
    r"(we )?(look forward to|hope to) see(ing)? you again",
    r"cu (multa |mare )?placere",
    r"pentru putin",
    r"n[- ]?aveti pentru ce",
    r"ne bucuram ca (v-)?am putut ajuta",
    r"(va )?multumim pentru cuvintele (frumoase|calde)",
    r"o (zi|seara) (frumoasa|buna|placuta|minunata)",
    r"(numai bine|toate cele bune)",
    r"la revedere",
    r"va (mai asteptam|asteptam cu drag)",
)
CLOSING = re.compile(rf"\W*({'|'.join(ENDINGS)})\W*")
SENTENCE = re.compile(r"[^.!?\n,;]+")


def closing_only(folded: str) -> bool:
    """Every sentence of a folded text is one of ENDINGS; no sentence at all is none."""
    sentences = [part for part in SENTENCE.findall(folded) if part.strip()]
    return bool(sentences) and all(CLOSING.fullmatch(part) for part in sentences)
