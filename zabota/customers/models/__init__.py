from zabota.customers.models.consent import Consent
from zabota.customers.models.customer import Customer
from zabota.customers.models.expectation import Expectation
from zabota.customers.models.findable import Findable
from zabota.customers.models.identity import Identity
from zabota.customers.models.merge import CustomerMerge
from zabota.customers.models.organisation import Company, Household
from zabota.customers.models.promise import Promise
from zabota.customers.models.suggestion import MergeSuggestion
from zabota.customers.models.wish import Wish

__all__ = [
    "Company",
    "Consent",
    "Customer",
    "CustomerMerge",
    "Expectation",
    "Findable",
    "Household",
    "Identity",
    "MergeSuggestion",
    "Promise",
    "Wish",
]
