from zabota.portal.models.portal_link import PortalLink

__all__ = ["PortalLink"]
