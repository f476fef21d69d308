from zabota.customers.models import Customer
from zabota.desk.models import Conversation


def rename_customer(customer_id: int) -> int:
    """Bring the name that the list shows up to date after a card was changed. Says how many lines changed."""
    customer = Customer.objects.filter(id=customer_id).first()
    if customer is None:
        return 0
    name = str(customer)[:160]
    return (
        Conversation.objects.filter(customer=customer).exclude(customer_name=name).update(customer_name=name)
    )
