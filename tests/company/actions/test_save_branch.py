from zabota.company.actions.save_branch import save_branch
from zabota.company.hours import schedule_of
from zabota.company.models import Branch


def test_a_branch_is_opened_and_renamed(db):
    branch = save_branch(None, name="Ботаника", city="Chișinău")
    save_branch(branch, name="Botanica")
    assert Branch.objects.get().name == "Botanica"


def test_a_new_zone_moves_its_clocks_at_once(central):
    assert schedule_of(central).zone == "Europe/Chisinau"
    save_branch(central, zone="Europe/Moscow")
    assert schedule_of(central).zone == "Europe/Moscow"
