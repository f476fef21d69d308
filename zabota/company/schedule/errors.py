"""What can go wrong with hours."""


class NeverOpen(Exception):
    """The schedule has no opening, or not enough of them, within the time searched."""
