from zabota.knowledge.actions.note_question import note_question
from zabota.knowledge.actions.settle_question import settle_question


def test_settled_twice_keeps_the_first(db, nina, oleg):
    question = note_question("Есть ли парковка?", source="help")
    settle_question(question, by=nina)
    settle_question(question, by=oleg)
    question.refresh_from_db()
    assert question.settled_by == nina
