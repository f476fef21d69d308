"""Translations: `zabota messages` takes up new texts, `--check` names gaps, `--compile` shows them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

from zabota.core.catalogues import LANGUAGES, State, compile_file, messages_of, state_of


class Command(BaseCommand):
    help = (
        "Extract texts into each app's Russian and Romanian catalogues, keep translations, and compile them."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("apps", nargs="*", help="labels of apps; all of Zabota's when none is named")
        parser.add_argument(
            "--check", action="store_true", help="write nothing; exit 1 unless all is translated"
        )
        parser.add_argument("--compile", action="store_true", help="only compile what is there")
        parser.add_argument("--missing", action="store_true", help="name the texts that are not translated")

    def handle(self, *args: Any, **options: Any) -> None:
        folders = self._folders(options["apps"])
        if options["compile"]:
            for folder in folders.values():
                _compile(folder)
            return
        incomplete = 0
        for label, folder in folders.items():
            wanted = messages_of(folder)
            for language in LANGUAGES:
                state = state_of(folder, language, wanted)
                if not options["check"]:
                    state = _write(state)
                incomplete += not state.is_complete
                self._tell(label, language, state, len(wanted), options["missing"] or options["check"])
            if not options["check"]:
                _compile(folder)
        if options["check"] and incomplete:
            raise CommandError(
                f"{incomplete} catalogues are incomplete; 'zabota messages' takes up new texts."
            )

    def _folders(self, labels: list[str]) -> dict[str, Path]:
        ours = {app.label: Path(app.path) for app in apps.get_app_configs() if app.name.startswith("zabota.")}
        if unknown := set(labels) - set(ours):
            raise CommandError(
                f"There is no app {', '.join(sorted(unknown))}; there are {', '.join(sorted(ours))}."
            )
        return {label: ours[label] for label in sorted(labels or ours)}

    def _tell(self, label: str, language: str, state: State, total: int, names: bool) -> None:
        if not total:
            return
        said = f"{label:12} {language}: {total} texts, {len(state.untranslated)} untranslated"
        said += f", {len(state.fuzzy)} fuzzy"
        said += f", {len(state.wrong)} wrong" if state.wrong else ""
        self.stdout.write(said + (", stale" if state.stale else ""))
        for text in [*state.untranslated, *state.fuzzy, *state.wrong] if names else []:
            self.stdout.write(f"    {text!r}")


def _write(state: State) -> State:
    """Put the text in its file; what was stale no longer is."""
    if state.stale:
        state.path.parent.mkdir(parents=True, exist_ok=True)
        state.path.write_text(state.text, encoding="utf-8")
        state.stale = False
    return state


def _compile(folder: Path) -> None:
    for path in folder.glob("locale/*/LC_MESSAGES/*.po"):
        compile_file(path)
