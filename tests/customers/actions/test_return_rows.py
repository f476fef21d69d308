from zabota.customers.actions.move_rows import move_rows
from zabota.customers.actions.return_rows import return_rows
from zabota.customers.events import CustomersMerged, CustomersUnmerged
from zabota.customers.models import CustomerMerge, Wish


def test_only_noted_rows_that_are_still_there_go_back(alice, vera, bob, nina):
    own = Wish.objects.create(customer=alice, text="own")
    first, second = (Wish.objects.create(customer=vera, text=text) for text in ("один", "два"))
    row = CustomerMerge.objects.create(kept=alice, merged=vera, by=nina)
    ids = {"customer_id": alice.id, "merged_id": vera.id, "merge_id": row.id}
    move_rows(CustomersMerged(**ids), Wish)
    Wish.objects.filter(id=second.id).update(customer=bob)
    assert return_rows(CustomersUnmerged(**ids), Wish) == 1
    assert {w.id: w.customer for w in Wish.objects.all()} == {own.id: alice, first.id: vera, second.id: bob}
