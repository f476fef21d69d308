import re

import pytest
from django import forms

from zabota.company.models import Branch
from zabota.core.quick_select import NamedChoiceField, QuickSelect

LABELS = [("", "все"), ("1", 'Бутик "Nord" <script>'), (2, "Țentru & co")]


class Usual(forms.Form):
    where = forms.ModelChoiceField(Branch.objects.all(), required=False, empty_label="все")


class Quick(forms.Form):
    where = NamedChoiceField(Branch.objects.all(), required=False, empty_label="все")


def options(text: str) -> list[tuple[str, bool, str]]:
    found = re.findall(r'<option value="([^"]*)"( selected)?>(.*?)</option>', text)
    return [(value, bool(selected), label) for value, selected, label in found]


@pytest.mark.parametrize("value", ["", None, "1", 2])
def test_it_writes_what_django_writes(value):
    attrs = {"id": "id_where", "class": "form-select", "aria-label": 'Где "тут"'}
    usual = forms.Select(choices=LABELS).render("where", value, attrs)
    quick = QuickSelect(choices=LABELS).render("where", value, attrs)
    assert options(quick) == options(usual) and len(options(quick)) == 3
    opening = [re.search(r"<select[^>]*>", text).group() for text in (quick, usual)]
    assert [set(re.findall(r'[\w-]+="[^"]*"', text)) for text in opening][0] == set(
        re.findall(r'[\w-]+="[^"]*"', opening[1])
    )


def test_rows_are_offered_by_name_and_chosen_by_id(central, north):
    forms_of = [kind({"where": north.pk}) for kind in (Usual, Quick)]
    assert all(form.is_valid() and form.cleaned_data["where"] == north for form in forms_of)
    usual, quick = (options(str(form["where"])) for form in forms_of)
    assert quick == usual and [selected for _value, selected, _label in quick].count(True) == 1
    assert not Quick({"where": 999_999}).is_valid()


def test_eight_hundred_branches_are_one_question(db, django_assert_num_queries):
    Branch.objects.bulk_create(Branch(name=f"Филиал {n:03}") for n in range(800))
    with django_assert_num_queries(1):
        assert len(options(str(Quick({})["where"]))) == 801
