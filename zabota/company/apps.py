from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CompanyConfig(AppConfig):
    name = "zabota.company"

    def ready(self) -> None:
        post_migrate.connect(provide_after_migration, sender=self)


def provide_after_migration(**about: object) -> None:
    """Django's own hook after `migrate`: the only signal in use."""
    from zabota.company.actions.provide_roles import provide_roles  # noqa: PLC0415 - models are not ready above

    provide_roles()
