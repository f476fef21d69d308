from django.apps import AppConfig
from django.db.models.signals import post_migrate


class InsightConfig(AppConfig):
    name = "zabota.insight"

    def ready(self) -> None:
        post_migrate.connect(provide_after_migration, sender=self)


def provide_after_migration(**about: object) -> None:
    """Django's own hook after `migrate`."""
    from zabota.insight.actions.provide_definitions import provide_definitions  # noqa: PLC0415 - models come later

    provide_definitions()
