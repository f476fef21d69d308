from zabota.company.actions.close_branch import close_branch
from zabota.company.models import Branch


def test_closing_twice_keeps_the_first_moment(central):
    close_branch(central)
    first = Branch.objects.get(id=central.id).closed_for_good_at
    close_branch(central)
    assert first and Branch.objects.get(id=central.id).closed_for_good_at == first
