"""Words that say nothing of what a text is about, in the three languages, folded."""

from zabota.core.search.fold import WORD, fold

SMALL = """
а без более бы был была были было быть в вам вами вас ваш ваша ваше ваши вашей вашем вашему вашим ваших
вашу весь во вот все всего всех всю вся вы где да для до его ее если есть еще же за и из или им их к как
какая какие какой как-то ко когда которая которое которые который кто ли либо между меня мне много можем
можно мой моя мы на над нам нами нас наш наша наше наши нашей нашем нашему нашим наших нашу не него нее
нет ни них но ну о об обо один он она они оно от очень перед по под после при про раз с сам свой своя себя
сейчас со так также такая такие такой там те тем то тоже только тот ты у уж уже хотя чего чем что чтобы
эта эти это этого этой этом этот эту я a about after all also am an and any are as at be because been
before but by can could did do does for from had has have he her here hers him his how i if in into is it
its just like me more most my no not now of on once one only or other our out over s same she should so
some such t than that the their them then there these they this those through to too under up us very was
we were what when where which while who whom why will with would you your yours yes a acea aceasta aceea
acei aceia acel acele acelea acest acesta aceste acestea acestui acum ai aici al ale am anumit ar are as
asa asta astea atunci au avea avem aveti ca cand care carei cat catre ce cea cei cel cele celor chiar cine
cu cum da daca dar de deci decat deja deoarece din dintre doar dori dorim dorit dumneavoastra dvs ea ei el
ele este eu face facut fi fie fiind fost iar ii il imi in inca insa intr intre isi iti la le li lor lui ma
mai mea mele meu mi mult multi n ne nici noastra noastre noi nostri nostru nu o ori pana pe pentru peste
poate pot prea prin s sa sale sau se si sint spre sub sunt sunteti suntem tot toata toate toti tu un una
unei unele unor unui va vi voastra voi vom vor vreau vostru
"""
SMALL_WORDS = frozenset(WORD.findall(fold(SMALL)))


def telling_words(text: str) -> list[str]:
    """The folded words of a text that may tell what it is about, each once, in their order."""
    words = dict.fromkeys(WORD.findall(fold(text)))
    return [word for word in words if len(word) > 1 and word not in SMALL_WORDS]
