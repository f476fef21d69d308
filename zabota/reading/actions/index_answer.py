from zabota.core.search import forget, remember
from zabota.core.search.fold import lexemes
from zabota.feedback.models import Response

KIND = "answer"


def index_answer(response: Response) -> None:
    """Make an answer findable by the words in it; again replaces what was there."""
    said = [response.comment, *response.marks.values_list("why", flat=True)]
    text = " ".join(part for part in said if part)
    if text:
        remember(KIND, response.id, sorted(lexemes(text)), response.at)
    else:
        forget(KIND, response.id)
