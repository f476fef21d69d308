from zabota.recovery.actions.set_script import set_script
from zabota.recovery.models import CallScript
from zabota.recovery.script import prompt_for, script_for


def test_the_script_is_read_with_names_filled_in_and_nothing_else_evaluated(case, irina):
    set_script("en", "Hello, {customer}.\n\n  {mark} for {touchpoint}? {customer.note} {secret} {{ staff }}")
    assert script_for(case, irina) == [
        "Hello, Alice Popescu.",
        "3 for Waiting? {customer.note} {secret} {{ staff }}",
    ]


def test_an_empty_text_takes_the_script_away(db):
    set_script("ro", "Bună ziua")
    set_script("ro", "  \n ")
    assert not CallScript.objects.exists()


def test_the_prompt_for_a_tense_talk_is_a_script_of_its_own(talk, irina):
    set_script("en", "Hello")
    set_script("en", "Breathe out.\n\n Blame nobody.", kind="tense")
    assert prompt_for(talk, irina) == ["Breathe out.", "Blame nobody."]
    set_script("en", "", kind="tense")
    assert prompt_for(talk, irina) == [] and CallScript.objects.get().text == "Hello"
