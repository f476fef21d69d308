"""What the company's part of the house brings to the engines of core."""

from zabota.company import live

__all__ = ["live"]
