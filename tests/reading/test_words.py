import pytest

from zabota.reading.words import Said, frequent, language_of, like, stems_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Слишком долго ждали, ёлки", "ru"),
        ("Am așteptat o oră", "ro"),
        ("Am asteptat prea mult si nimeni nu a venit", "ro"),
        ("I waited for an hour", "en"),
        ("ОК, 10 из 10", "ru"),
        ("👍 10/10", ""),
        ("Ok", ""),
    ],
)
def test_the_language_is_known_from_letters_and_common_words(text, language):
    assert language_of(text) == language


def test_all_forms_of_a_word_are_one_and_common_words_are_none():
    assert list(stems_of("Очередь! Очереди, очередях: мы в очереди")) == ["очеред"]
    assert len(stems_of("așteptarea așteptare", "ro")) == 1
    assert not stems_of("и в на 2024 the foarte")


def test_what_critics_say_is_told_from_what_the_others_say():
    texts = [Said("Долго ждали в очереди", 3)] * 8 + [Said("Врач отлично всё объяснил", 10)] * 8
    texts += [Said("Врач опоздал, очередь", 4)] * 3
    words = {word.stem: word for word in frequent(texts)}
    assert words["очеред"].tone == "critic" and (words["очеред"].texts, words["очеред"].critics) == (11, 11)
    assert words["отличн"].tone == "promoter"
    assert words["врач"].texts == 11 and words["врач"].critics == 3
    assert frequent([Said("Парковка", 2)]) == [], "said once is said seldom"


def test_texts_like_one_are_found_by_their_rare_words():
    texts = [
        Said("Дозвониться невозможно, никто не берёт трубку"),
        Said("Прекрасный врач"),
        Said("Никто не брал трубку полчаса"),
        Said("Parcarea este plină"),
    ]
    found = like(Said("не берут трубку"), texts)
    assert {place for place, _how in found} == {0, 2}
    assert all(0 < how <= 1 for _place, how in found)
    assert like(texts[1], [texts[1]])[0] == (0, pytest.approx(1))
