from zabota.customers.actions.dismiss_suggestion import dismiss_suggestion
from zabota.customers.actions.recognise import recognise
from zabota.customers.suggestions import suggest_merges


def test_two_people_are_not_suggested_again(alice, nina, central):
    visitor = recognise("chat", "v1", branch=central, also_known_as=[("email", "alice@example.com")])
    assert [found.customer for found in suggest_merges(alice, nina)] == [visitor]
    dismiss_suggestion(visitor, alice, by=nina)
    recognise("chat", "v1", also_known_as=[("email", "alice@example.com")])
    assert suggest_merges(alice, nina) == [] == suggest_merges(visitor, nina)
