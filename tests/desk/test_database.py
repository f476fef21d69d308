import pytest
from django.apps import apps
from django.db import connection

NOUNS = list(apps.get_app_config("desk").get_models())


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_index_and_constraint_of_a_noun_stands_in_the_database(noun, db):
    with connection.cursor() as cursor:
        there = connection.introspection.get_constraints(cursor, noun._meta.db_table)
    named = {index.name for index in noun._meta.indexes} | {rule.name for rule in noun._meta.constraints}
    assert named <= set(there)
