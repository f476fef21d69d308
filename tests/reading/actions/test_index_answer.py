from zabota.core.search import find
from zabota.reading.actions.index_answer import KIND, index_answer


def test_an_answer_is_found_by_any_form_of_its_words(answer, central, reception, doctor):
    said = answer(
        central,
        {reception: (3, "Очереди"), doctor: (9, "Mulțumesc, doctorul a explicat")},
        comment="Спасибо!",
    )
    index_answer(said)
    for words in ("очередь", "multumesc", "doctor", "спасибо очередью"):
        assert [entry.object_id for entry in find(KIND, words)] == [said.id], words
    said.marks.update(why="")
    said.comment = ""
    index_answer(said)
    assert not find(KIND, "очередь").exists()
