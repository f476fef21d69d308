"""The business hours of a branch as a schedule to reckon with."""

from zabota.company.models import Branch
