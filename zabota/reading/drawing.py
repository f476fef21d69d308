"""What the pages draw, in ECharts' words; colours are tones, which the page turns into its own."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from zabota.feedback.scores import Score
from zabota.insight.statistics.bands import Band
from zabota.reading.words import Word

LEAVES_OPEN = 22
MIDDLE = {"show": True, "position": "left", "align": "right", "padding": [1, 4]}
"""The words of what stands in the middle lie before its point: behind it the lines fan out."""
GOOD, FAIR = 50.0, 0.0
"""NPS from which a score is drawn green or yellow."""


def tone_of(score: Score | None) -> str:
    """`promoter`, `passive` or `critic` as the score stands; `quiet` where there is none or it is thin."""
    if score is None or score.is_thin:
        return "quiet"
    value = score.nps.value
    return str(Band.PROMOTER if value >= GOOD else Band.PASSIVE if value >= FAIR else Band.CRITIC)


def said(score: Score | None) -> str:
    return f"{score.value} (n={score.n})" if score else "–"


def plainly(score: Score | None) -> str:
    """Where there is no room for n."""
    return str(score.value) if score else "–"


def map_option(root: str, stages: Sequence[Any]) -> dict[str, Any]:
    """A tree: the company, its stages, their touchpoints; a touchpoint opens its page."""
    children = [
        {
            "name": f"{stage.label}: {said(stage.score)}",
            "value": str(stage.label),
            "tone": stage.tone,
            "label": MIDDLE,
            "collapsed": not stage.is_open,
            "children": [
                {
                    "name": f"{leaf.touchpoint}: {said(leaf.score)}",
                    "value": f"{leaf.touchpoint}: {plainly(leaf.score)}",
                    "tone": leaf.tone,
                    "url": leaf.url,
                }
                for leaf in stage.leaves
            ],
        }
        for stage in stages
    ]
    return tree({"name": root, "tone": "quiet", "children": children})


def words_option(root: str, words: Sequence[Word], url: str) -> dict[str, Any]:
    """A touchpoint, who says it, and the words; a word opens its texts."""
    groups = ((Band.CRITIC, _("in blame")), (Band.PASSIVE, _("by all")), (Band.PROMOTER, _("in praise")))
    children = []
    for tone, label in groups:
        own = [
            {
                "name": f"{word.shown} · {word.texts}",
                "value": f"{word.shown} · {word.texts}",
                "tone": str(tone),
                "url": f"{url}&q={word.shown}",
            }
            for word in words
            if word.tone == tone
        ]
        if own:
            children.append(
                {"name": label, "value": label, "tone": str(tone), "label": MIDDLE, "children": own}
            )
    return tree({"name": root, "tone": "quiet", "children": children})


def tree(root: dict[str, Any]) -> dict[str, Any]:
    """Every point has a `value`: its words where there is no room for its name. The page names the root."""
    label = {"position": "right", "verticalAlign": "middle", "align": "left", "overflow": "truncate"}
    narrow, wide = {"show": True, "formatter": "{c}"}, {"show": True, "formatter": "{b}"}
    on_a_phone = {
        "left": 60,
        "right": 136,
        "label": {**narrow, "show": False},
        "leaves": {"label": {**narrow, "width": 126}},
    }
    at_a_desk = {"left": 12, "right": 190, "label": wide, "leaves": {"label": {**wide, "width": 180}}}
    return {
        "tooltip": {"trigger": "item"},
        "media": [
            {"query": {"maxWidth": 500}, "option": {"series": [on_a_phone]}},
            {"option": {"series": [at_a_desk]}},
        ],
        "series": [
            {
                "type": "tree",
                "data": [{**root, "symbolSize": 1, "label": {"show": False}}],
                "left": 12,
                "right": 190,
                "top": 8,
                "bottom": 8,
                "symbol": "circle",
                "symbolSize": 12,
                "initialTreeDepth": 3,
                "roam": False,
                "labelLayout": {"hideOverlap": True},
                "label": label,
                "leaves": {"label": label},
            }
        ],
    }
