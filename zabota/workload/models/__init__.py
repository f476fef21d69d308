from zabota.workload.models.peak import Peak

__all__ = ["Peak"]
