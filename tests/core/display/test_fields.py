"""A form's field tells a screen reader everything that the eye sees."""

from django import forms

from zabota.core.display.fields import field


class Contact(forms.Form):
    name = forms.CharField(label="Имя", help_text="Как зовут")
    email = forms.EmailField(label="E-mail", required=False)
    ways = forms.MultipleChoiceField(
        choices=[("mail", "E-mail")], widget=forms.CheckboxSelectMultiple, label="Ways"
    )
    token = forms.CharField(widget=forms.HiddenInput)


def test_help_and_errors_are_tied_to_the_control():
    shown = field(Contact({"name": ""})["name"])
    assert 'aria-describedby="id_name_help id_name_error"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'id="id_name_error"' in shown and 'id="id_name_help"' in shown


def test_what_may_be_left_out_says_so():
    form = Contact()
    assert "optional" in field(form["email"])
    assert "optional" not in field(form["name"])


def test_a_group_of_choices_is_a_fieldset_with_a_legend():
    assert "<fieldset" in field(Contact()["ways"]) and "<legend>Ways" in field(Contact()["ways"])


def test_a_hidden_field_comes_bare():
    assert field(Contact()["token"]).startswith('<input type="hidden"')
