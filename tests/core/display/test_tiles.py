"""A figure shows what it stands on; an empty place says what to do next."""

from django.utils.translation import override

from zabota.core.display.tiles import empty_state, stat


def test_a_figure_shows_how_many_answers_how_sure_and_which_rows():
    tile = stat("NPS", 46, n=21, interval="38–54", formula="promoters less critics", url="/marks/")
    assert '<a href="/marks/">46</a>' in tile
    assert "from 21 answers" in tile and "95% sure: 38–54" in tile
    assert "promoters less critics" in tile


def test_counts_follow_the_readers_language():
    with override("ru"):
        assert "по 21 ответу" in stat("NPS", 1, n=21)
    with override("ro"):
        assert "din 21 de răspunsuri" in stat("NPS", 1, n=21)


def test_no_figure_is_not_a_zero():
    assert "no data yet" in stat("NPS", None)
    assert "no data yet" not in stat("NPS", 0)


def test_a_state_is_never_colour_alone():
    assert "chip-critic" not in stat("NPS", 1, tone="bad")
    assert "below target" in stat("NPS", 1, tone="bad", tone_text="below target")


def test_an_empty_place_offers_the_next_step():
    shown = empty_state("No promises", then="Make one", url="/customers/", label="Customers")
    assert "Make one" in shown and '<a class="btn btn-primary" href="/customers/">Customers</a>' in shown
