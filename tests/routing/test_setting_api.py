"""Routing set over HTTP: policies, topics, and what colleagues can do."""

from tests.api_client import called
from zabota.company.models import Skill
from zabota.routing.models import Aptitude


def test_a_policy_is_made_changed_and_kept_unused(oleg, nina, mail_inbox):
    body = {"name": "По очереди", "criterion": "round_robin", "inboxes": [mail_inbox.id], "languages": ["ru"]}
    assert called(nina, "POST", "/routing/policies", body).status_code == 403
    made = called(oleg, "POST", "/routing/policies", body)
    assert made.status_code == 201 and made.json()["languages"] == ["ru"], made.content
    one = f"/routing/policies/{made.json()['id']}"
    changed = called(oleg, "PUT", one, {**body, "criterion": "least_loaded", "is_on": False}).json()
    assert changed["criterion"] == "least_loaded" and changed["switched_off_at"]
    wrong = called(oleg, "PUT", one, {**body, "criterion": "moon"})
    assert wrong.status_code == 422 and "criterion" in wrong.json()["error"]


def test_topics_have_words_and_colleagues_can_do_them(oleg, nina, pavel):
    topic = Skill.objects.create(name="Доставка", kind=Skill.Kind.TOPIC)
    language = Skill.objects.create(name="Română", kind=Skill.Kind.LANGUAGE)
    told = called(oleg, "PUT", "/routing/topics", {"skill": topic.id, "words": "доставка, курьер"})
    assert told.status_code == 200 and "курьер" in told.json()["words"]
    assert called(oleg, "PUT", "/routing/topics", {"skill": language.id, "words": "x"}).status_code == 404
    body = {"user": nina.id, "aptitudes": [{"skill": topic.id, "level": 3, "liking": 1}]}
    assert called(oleg, "PUT", "/routing/aptitudes", body).status_code == 422, "she does not have it"
    nina.skills.add(topic)
    assert called(oleg, "PUT", "/routing/aptitudes", {**body, "user": pavel.id}).status_code == 404
    assert called(oleg, "PUT", "/routing/aptitudes", body).status_code == 204
    assert (Aptitude.objects.get().level, Aptitude.objects.get().user) == (3, nina)
    assert len(called(oleg, "GET", "/routing/aptitudes").json()["rows"]) == 1
