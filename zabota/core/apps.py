from importlib import import_module

from django.apps import AppConfig, apps
from django.conf import settings

from zabota.core.registry import import_folder

DRAWERS = (
    "events",
    "permissions",
    "outside",
    "parameters",
    "kinds",
    "ways",
    "kpis",
    "panels",
    "navigation",
    "actions",
    "handlers",
    "holdings",
)


class CoreConfig(AppConfig):
    name = "zabota.core"

    def ready(self) -> None:
        """Let every app bring what it registers. Core is last in INSTALLED_APPS, so all models are there."""
        for app in apps.get_app_configs():
            if app.name.startswith("zabota."):
                for drawer in DRAWERS:
                    import_folder(f"{app.name}.{drawer}")
        import_module(settings.SCHEDULE)
