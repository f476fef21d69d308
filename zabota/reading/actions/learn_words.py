from collections import Counter
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zabota.core.errors import Refused
from zabota.feedback.models import Mark
from zabota.reading.models import WordModel
from zabota.reading.words import stems_of

try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import cross_val_predict
except ImportError:  # the extra `text` is not installed
    TfidfVectorizer = None

MOST, FEWEST, FEWEST_OF_A_KIND = 20_000, 100, 20
WORDS_KEPT = 5000


def can_learn() -> bool:
    return TfidfVectorizer is not None


@transaction.atomic
def learn_words() -> WordModel:
    """Learn mood and themes from our own pairs of words and marks; nothing leaves the house.

    A logistic regression on tf-idf of stems. How good it is, is measured on texts it has not seen (five parts
    in turn). Refused without the extra `text`, or with too few texts.
    """
    if not can_learn():
        raise Refused(_("The extra “text” is not installed: pip install zabota[text]"))
    rows = Mark.objects.exclude(why="").order_by("-id")
    values = rows.values_list("why", "score", "touchpoint_id", "response__invitation__language")[:MOST]
    texts = [(list(stems_of(why, language)), score <= 6, point) for why, score, point, language in values]
    kinds = Counter(is_unhappy for _stems, is_unhappy, _point in texts)
    if len(texts) < FEWEST or min(kinds[True], kinds[False]) < FEWEST_OF_A_KIND:
        raise Refused(_("There are too few reasons to learn from: %(few)d are needed.") % {"few": FEWEST})
    reader = TfidfVectorizer(analyzer=_as_it_is, binary=True, min_df=2, max_features=WORDS_KEPT)
    vectors = reader.fit_transform([stems for stems, _unhappy, _point in texts])
    moods = [is_unhappy for _stems, is_unhappy, _point in texts]
    model = LogisticRegression(class_weight="balanced", max_iter=300)
    guessed = cross_val_predict(model, vectors, moods, cv=5, method="predict_proba")[:, 1]
    names = reader.get_feature_names_out()
    kept = {
        "idf": dict(zip(names, map(float, reader.idf_), strict=True)),
        "mood": _side(model.fit(vectors, moods), names, 0),
        "themes": _themes(vectors, [point for _stems, _unhappy, point in texts], names),
    }
    return WordModel.objects.create(n=len(texts), auc=float(roc_auc_score(moods, guessed)), kept=kept)


def learn_words_nightly() -> None:
    """As long as there is something to learn from."""
    if can_learn() and Mark.objects.exclude(why="").count() >= FEWEST:
        learn_words()


def _themes(vectors: Any, points: list[int], names: Any) -> dict[str, Any]:
    """One side for each touchpoint with enough texts; none where there is only one."""
    many = Counter(points)
    rows = [place for place, point in enumerate(points) if many[point] >= FEWEST_OF_A_KIND]
    known = sorted({points[place] for place in rows})
    if len(known) < 3:
        return {}
    model = LogisticRegression(class_weight="balanced", max_iter=300)
    model.fit(vectors[rows], [points[place] for place in rows])
    return {str(point): _side(model, names, place) for place, point in enumerate(model.classes_.tolist())}


def _side(model: Any, names: Any, place: int) -> dict[str, Any]:
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[place], strict=True)}
    return {"bias": float(model.intercept_[place]), "weights": {k: w for k, w in weights.items() if w}}


def _as_it_is(stems: list[str]) -> list[str]:
    return stems
