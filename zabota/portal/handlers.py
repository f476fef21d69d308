"""What the portal brings to the engines below."""

from zabota.portal import links

__all__ = ["links"]
