import pytest

from zabota.company.models import Branch, Department
from zabota.core.errors import Refused
from zabota.feedback.actions.import_touchpoints import import_touchpoints
from zabota.feedback.models import Touchpoint
from zabota.feedback.touchpoint_file import read_file

FILE = (
    "stage;name;ru;owner;branch;order\narriving;Door;Дверь;Хозяйство;North;7\nbuying;'=Till;Касса;;;\n;;;;;\n"
)


@pytest.fixture
def lines(north):
    Department.objects.create(name="Хозяйство")
    return read_file(FILE.encode("utf-8-sig"), Branch.objects.all())


def test_lines_become_touchpoints_and_again_changes_nothing(lines, north):
    assert import_touchpoints(lines, changes=True) == (2, 0)
    door = Touchpoint.objects.get(name="Door")
    assert (door.stage, door.branch, door.order, door.department.name) == ("arriving", north, 7, "Хозяйство")
    assert door.name_in("ru") == "Дверь" and Touchpoint.objects.filter(name="=Till", branch=None).exists()
    assert import_touchpoints(lines, changes=True) == (0, 0)


def test_what_is_there_changes_only_when_asked(lines, north):
    import_touchpoints(lines, changes=False)
    other = read_file(b"stage,name,kind\nafter,=Till,paper\n", [])
    assert import_touchpoints(other, changes=False) == (0, 0)
    assert import_touchpoints(other, changes=True) == (0, 1)
    till = Touchpoint.objects.get(name="=Till")
    assert (till.stage, till.kind, till.names) == ("after", "paper", {"ru": "Касса"}), (
        "an empty cell says nothing"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"what,ever\n1,2\n", "name the columns"),
        (b"stage,name\nbuying,A\nsleeping,B\n", "Line 3"),
        (b"stage,name\nbuying,\n", "Line 2"),
        (b"stage,name,order\nbuying,A,-5\n", "Line 2"),
        ("stage,name,branch\nbuying,A,Тирасполь\n".encode(), "Тирасполь"),
        ("stage,name,owner\nbuying,A,Никто\n".encode(), "Никто"),
        (("stage,name\n" + "buying,Я\n" * 2001).encode(), "2000"),
        ((f"stage,name\nbuying,{'я' * 121}\n").encode(), "Line 2"),
        (b'stage,name\nbuying,"' + b"x" * 140_000 + b'"\n', ""),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_the_line(db, data, said):
    with pytest.raises(Refused) as refused:
        read_file(data, Branch.objects.all())
    assert said in str(refused.value)
