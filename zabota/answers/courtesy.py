"""Words with which one is polite and says nothing: the vocabulary of empty answers, in three languages."""

from zabota.core.search.fold import WORD, fold, lexemes

RUSSIAN = """
здравствуйте добрый доброе утро день вечер спасибо благодарим благодарю благодарны пожалуйста извините
извиняемся простите извинения приносим просим прощения жаль сожалеем сожалению понимаем понимаю понять
ваше беспокойство чувства неудобства доставленные неприятности важно важен важны ценим ценно мнение отзыв
отзывы обращение обращаемся обратились сообщение письмо вопрос вопросы вопросу ситуация ситуации ситуацию
проблема проблему проблемы разберемся разбираемся рассмотрим рассматриваем рассмотрено изучим проверим
уточним выясним займемся решим решаем решить сделаем делаем сделать всё возможное постараемся стараемся
попытаемся поможем помочь рады рад помощь качество качественный сервис сервиса обслуживание клиент клиенты
клиентов каждый каждого каждому уважением уважаемый уважаемая ближайшее время ближайшие скоро скором
скорее быстрее возможно свяжемся связаться ответим ответить ответ сообщим сообщить передадим передали
передано информация информацию коллегам коллеги специалист специалисты специалистам специалиста отдел
отделу команда менеджер менеджеру ожидайте ожидание подождите терпение терпением волнуйтесь переживайте
надеемся искренне всегда нужно надо хорошо лучше лучший конечно обязательно внимание компания компании
наша пользование спокойной хорошего дня всего доброго приятного удачи
"""
ROMANIAN = """
buna ziua dimineata seara salut stimate stimata multumim multumesc mersi rog rugam scuze scuzati iertati
cerem pare rau regretam regret intelegem inteleg ingrijorarea frustrarea sentimentele neplaceri
neplacerile neplacerea disconfort creat important importanta apreciem pretuim opinia parerea mesaj mesajul
mesajului solicitare solicitarea sesizare sesizarea intrebare intrebarea intrebari situatia situatie
problema probleme analiza analizam analizeaza verifica verificam examinam studia rezolva rezolvam
rezolvare facem posibil posibilul tot incercam straduim ajuta ajutam ajutor ajutorul bucuram bucurosi
calitate calitatea serviciu servicii serviciilor client clienti clientii clientilor clientul fiecare
curand cat mai repede scurt timp timpul apropiat urmator contacta contactam reveni revenim raspunde
raspundem raspuns raspunsul anunta anuntam informa informam transmite transmis transmitem informatia
informatii coleg colegi colegii colegilor specialist specialisti specialistii specialistul departament
departamentul echipa manager managerul asteptati asteptare asteptarea rabdare rabdarea faceti griji speram
sincer sincere intotdeauna mereu desigur sigur bine atentie atentia compania stima respect zi frumoasa
placuta plac
"""
ENGLISH = """
hello hi dear good morning afternoon evening day thank thanks please sorry apologise apologize apologies
apology regret understand understanding frustration concern concerned concerns feel feelings inconvenience
caused trouble important importance value valued appreciate appreciated opinion feedback message letter
enquiry inquiry request question questions situation issue issues problem problems matter look looking
investigate review reviewing check checking consider resolve resolving solve solving fix everything
possible best try trying help happy glad assist assistance support quality service customer customers
client clients every each soon shortly asap possible moment time contact touch get back reply answer
respond response inform let know pass passed forward forwarded information colleague colleagues specialist
specialists department team manager wait waiting patience patient worry hope sincerely truly always sure
certainly course well kind regards wishes respect attention company nice great wonderful take seriously
"""
COURTESY = frozenset(
    stem for word in WORD.findall(fold(RUSSIAN + ROMANIAN + ENGLISH)) for stem in lexemes(word)
)
