from django.db import transaction

from zabota.recovery.models import CallScript


@transaction.atomic
def set_script(language: str, text: str) -> None:
    """The call script of one language, a line for each thing to say or ask; an empty text takes it away."""
    kept = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    if kept:
        CallScript.objects.update_or_create(language=language, defaults={"text": kept})
    else:
        CallScript.objects.filter(language=language).delete()
