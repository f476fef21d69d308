"""Mood and themes learned from pairs of words and marks, and read without the library."""

from random import Random

import pytest
from numpy import array

from zabota.core.errors import Refused
from zabota.feedback.actions.add_touchpoint import add_touchpoint
from zabota.reading.actions import learn_words as module
from zabota.reading.actions.learn_words import learn_words
from zabota.reading.learned import read_text, vector_of, worth
from zabota.reading.words import stems_of

BAD = ["ждали долго", "am așteptat mult", "очередь огромная", "никто не помог", "the queue was long"]
GOOD = ["прекрасно помогли", "foarte amabili", "быстро приняли", "excellent service", "спасибо доктору"]
ABOUT = {
    "Parking": ["парковка", "parcare", "машину негде поставить"],
    "Doctor": ["врач", "doctorul", "приём"],
    "Reception": ["регистратура", "recepție", "администратор"],
}


@pytest.fixture
def pairs(answer, central):
    chance = Random(3)
    for name, words in ABOUT.items():
        point = add_touchpoint(name, "arriving")
        for _number in range(60):
            is_bad = chance.random() < 0.5
            text = f"{chance.choice(BAD if is_bad else GOOD)} {chance.choice(words)}"
            answer(
                central, {point: (chance.choice([2, 4, 6]) if is_bad else chance.choice([7, 9, 10]), text)}
            )


@pytest.mark.skipif(not module.can_learn(), reason="the extra `text` is not installed")
def test_mood_and_theme_of_an_unseen_text_are_told(pairs):
    model = learn_words()
    assert model.n == 180 and model.auc > 0.9
    unhappy = read_text(model.kept, "Очередь, долго ждали, парковка и машину некуда")
    happy = read_text(model.kept, "Спасибо, врач прекрасно помог на приёме")
    assert unhappy.unhappy > 0.7 > 0.4 > happy.unhappy
    names = {
        point.id: point.name
        for point in module.Mark._meta.get_field("touchpoint").related_model.objects.all()
    }
    assert names[unhappy.theme] == "Parking" and names[happy.theme] == "Doctor"
    assert read_text(model.kept, "кварк глюон") is None, "no word of it is known"


@pytest.mark.skipif(not module.can_learn(), reason="the extra `text` is not installed")
def test_what_is_kept_reckons_as_the_library_does(pairs):
    kept = learn_words().kept
    texts = [stems_of(text) for text in (*BAD, *GOOD)]
    reader = module.TfidfVectorizer(analyzer=list, binary=True, vocabulary=sorted(kept["idf"]))
    reader.fit([list(stems) for stems in texts])
    reader.idf_ = array([kept["idf"][stem] for stem in sorted(kept["idf"])])
    theirs = reader.transform([list(stems) for stems in texts]).toarray()
    for row, stems in zip(theirs, texts, strict=True):
        ours = vector_of(kept["idf"], stems)
        named = {stem: value for stem, value in zip(sorted(kept["idf"]), row, strict=True) if value}
        assert ours == pytest.approx(named)
        assert worth({"bias": 0.5, "weights": {}}, ours) == 0.5


def test_too_few_texts_and_a_missing_extra_are_said(db, monkeypatch):
    if module.can_learn():
        with pytest.raises(Refused, match="too few"):
            learn_words()
    monkeypatch.setattr(module, "TfidfVectorizer", None)
    with pytest.raises(Refused, match="zabota\\[text\\]"):
        learn_words()
