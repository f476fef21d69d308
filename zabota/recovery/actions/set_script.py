from django.db import transaction

from zabota.recovery.models import CallScript


@transaction.atomic
def set_script(language: str, text: str, *, kind: str = CallScript.Kind.CALL) -> None:
    """The script of one kind and language, a line for each thing; an empty text takes it away."""
    kept = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if kept:
        CallScript.objects.update_or_create(kind=kind, language=language, defaults={"text": kept})
    else:
        CallScript.objects.filter(kind=kind, language=language).delete()
