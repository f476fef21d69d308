from zabota.core.holdings import holds
from zabota.customers.holdings import CARD
from zabota.portal.models import PortalLink

holds(PortalLink, CARD, of=("customer",), goes=True, secret=("nonce",))
