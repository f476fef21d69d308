"""What an action raises when it cannot be done: a sentence for the person who asked."""


class Refused(Exception):
    """The action was not done and nothing was changed; the message says why and what to do."""
