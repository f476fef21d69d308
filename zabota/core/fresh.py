"""The tables of a company that begins: made from the models at once, where a history of migrations takes a
minute to replay (ADR 0045). A test holds that both ways end in the same database.
"""

import pgtrigger
from django.apps import apps
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState


def is_empty() -> bool:
    """Whether the database holds no table yet."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def make_tables() -> None:
    """In an empty database: our tables, indexes, constraints, triggers, and our migrations noted as applied.
    The libraries' other tables, roles and figures are left to `migrate`.
    """
    ours = [app for app in apps.get_app_configs() if app.name.startswith("zabota.")]
    apply_what_ours_need({app.label for app in ours})
    with connection.schema_editor() as editor:
        for app in ours:
            for model in app.get_models():
                editor.create_model(model)
    note_as_applied({app.label for app in ours})
    pgtrigger.install()


def apply_what_ours_need(labels: set[str]) -> None:
    """The libraries' migrations that ours depend on."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    before = [key for leaf in graph.leaf_nodes() if leaf[0] in labels for key in graph.forwards_plan(leaf)]
    theirs = [key for key in dict.fromkeys(before) if key[0] not in labels]
    executor.migrate(theirs, plan=[(graph.nodes[key], False) for key in theirs])


def note_as_applied(labels: set[str]) -> None:
    """What migrations do in SQL of their own is done; what they do to rows has no rows yet."""
    loader = MigrationLoader(None)
    recorder = MigrationRecorder(connection)
    nothing = ProjectState()  # what is plain SQL does not look at it
    plan = [key for leaf in loader.graph.leaf_nodes() for key in loader.graph.forwards_plan(leaf)]
    with connection.schema_editor() as editor:
        for label, name in dict.fromkeys(plan):
            if label in labels:
                for operation in loader.graph.nodes[label, name].operations:
                    if isinstance(operation, RunSQL):
                        operation.database_forwards(label, editor, nothing, nothing)
                recorder.record_applied(label, name)
