from zabota.orders.actions.call_off import call_off


def test_an_order_that_is_over_is_late_no_more(order, late, nina):
    call_off(order.plan, "customer", note="Забирает так", by=nina)
    late.refresh_from_db()
    assert late.settled_at
