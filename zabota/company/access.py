from zabota.core.access import needs, public, signed_in

__all__ = ["needs", "public", "signed_in"]
