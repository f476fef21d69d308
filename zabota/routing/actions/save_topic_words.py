from zabota.company.models import Skill
from zabota.routing.fitting import policies
from zabota.routing.models import TopicWords


def save_topic_words(skill: Skill, words: str) -> TopicWords:
    """By which words a topic is known; a comma or a new line parts them."""
    kept, _is_new = TopicWords.objects.update_or_create(skill=skill, defaults={"words": words.strip()})
    policies.forget()
    return kept
