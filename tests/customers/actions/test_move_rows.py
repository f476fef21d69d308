from zabota.customers.actions.merge import merge
from zabota.customers.actions.move_rows import move_rows
from zabota.customers.events import CustomersMerged
from zabota.customers.models import CustomerMerge, Expectation, Wish


def test_rows_of_one_noun_go_over_and_are_noted(alice, vera, nina):
    wishes = [Wish.objects.create(customer=vera, text="Чай") for _ in range(2)]
    row = CustomerMerge.objects.create(kept=alice, merged=vera, by=nina)
    told = CustomersMerged(customer_id=alice.id, merged_id=vera.id, merge_id=row.id)
    assert (move_rows(told, Wish), move_rows(told, Expectation)) == (2, 0)
    row.refresh_from_db()
    assert row.moved == {"rows": {"customers.Wish.customer": [wish.id for wish in wishes]}}
    assert alice.wishes.count() == 2


def test_a_merge_notes_what_it_moved(alice, vera, nina):
    moved = merge(alice, vera, by=nina).moved["rows"]
    assert moved == {"customers.Identity.customer": [alice.identities.last().id]}
