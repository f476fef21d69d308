from zabota.company.actions.set_parameter import set_parameter
from zabota.company.parameters import value_of
from zabota.core.links import new_nonce


def begin_empty() -> None:
    """Keep an empty database empty at its next starts, and have a link ready for its first administrator."""
    set_parameter("portal.begins_empty", True)
    if not value_of("portal.first_nonce"):
        set_parameter("portal.first_nonce", new_nonce())
