from zabota.feedback.actions.begin_quiz import begin_quiz
from zabota.feedback.actions.end_quiz import end_quiz
from zabota.feedback.actions.load_touchpoints import load_touchpoints
from zabota.feedback.models import Touchpoint, TouchpointQuiz
from zabota.feedback.touchpoint_presets import presets_of


def test_a_manager_s_list_is_compared_in_three_languages_with_mistypings(nina):
    load_touchpoints("shop", [preset.name for preset in presets_of("shop")])
    quiz = begin_quiz(by=nina)
    typed = [
        "касир",
        "parcarea",
        "Сайт",
        "чек",
        "prise tags",
        "упаковка",
        "примерочную",
        "sfatul vinzatorului",
    ]
    end_quiz(quiz, [*typed, "  ", "погода на Луне", "Чек"])
    names = dict(Touchpoint.objects.values_list("id", "name"))
    found = {text: names.get(key) for text, key in quiz.said}
    assert found["касир"] == "Cashier" and found["parcarea"] == "Parking" and found["чек"] == "Receipt"
    assert found["prise tags"] == "Price tags" and found["упаковка"] == "Packaging"
    assert found["примерочную"] == "Fitting room" and found["sfatul vinzatorului"] == "Advice of the seller"
    assert found["погода на Луне"] is None and found["Сайт"], "one of the six about the site"
    assert found["Чек"] is None, "the same thing counts once"
    assert (quiz.named, quiz.out_of) == (8, 100)
    assert quiz.by_stage()["after"][0] == 0 < quiz.by_stage()["after"][1], "the day after was forgotten"


def test_ending_again_and_a_huge_list_change_and_break_nothing(nina, reception):
    quiz = begin_quiz(by=nina)
    end_quiz(quiz, [f"line {number}" * 30 for number in range(1000)])
    assert len(quiz.said) == 300 and max(len(text) for text, _key in quiz.said) == 120
    end_quiz(quiz, ["Reception"])
    assert quiz.named == 0


def test_a_result_is_the_user_s_own(nina, oleg, maria, reception):
    quiz = begin_quiz(by=nina)
    end_quiz(quiz, ["рецепция"])
    assert quiz not in TouchpointQuiz.objects.visible_to(oleg) and quiz in TouchpointQuiz.objects.visible_to(
        nina
    )
