from django.utils import timezone

from zabota.company.models import Branch


def close_branch(branch: Branch) -> None:
    """Close a branch for good: nothing new is put there, what happened there stays."""
    if branch.closed_for_good_at is None:
        branch.closed_for_good_at = timezone.now()
        branch.save(update_fields=["closed_for_good_at"])
