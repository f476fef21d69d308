from django.urls import path

from zabota.customers.views import (
    addresses,
    card,
    consents,
    expectations,
    listing,
    merges,
    promises,
    wishes,
)

app_name = "customers"
urlpatterns = [
    path("customers/", listing.customers, name="list"),
    path("customers/export/<slug:kind>/", listing.export_customers, name="export"),
    path("customers/new/", card.new_customer, name="new"),
    path("customers/<int:pk>/", card.customer, name="card"),
    path("customers/<int:pk>/side/", card.side_card, name="side_card"),
    path("customers/<int:pk>/change/", card.change, name="change"),
    path("customers/<int:pk>/addresses/", addresses.addresses, name="addresses"),
    path("customers/<int:pk>/addresses/<int:address>/proof/", addresses.proof, name="address_proof"),
    path("customers/<int:pk>/addresses/<int:address>/removal/", addresses.removal, name="address_removal"),
    path("customers/<int:pk>/expectations/", expectations.expectations, name="expectations"),
    path("customers/<int:pk>/expectations/<int:row>/answer/", expectations.answer, name="expectation_answer"),
    path("customers/<int:pk>/wishes/", wishes.wishes, name="wishes"),
    path("customers/<int:pk>/wishes/<int:row>/answer/", wishes.answer, name="wish_answer"),
    path("customers/<int:pk>/promises/", promises.of_customer, name="customer_promises"),
    path("customers/<int:pk>/consents/", consents.consents, name="consents"),
    path("customers/<int:pk>/privacy/", consents.privacy, name="privacy"),
    path("customers/<int:pk>/suggestions/", merges.suggestions, name="suggestions"),
    path("customers/<int:pk>/suggestions/<int:other>/dismissal/", merges.dismissal, name="dismissal"),
    path("customers/<int:pk>/merge/", merges.choose, name="choose_merge"),
    path("customers/<int:pk>/merge/<int:other>/", merges.side_by_side, name="merge"),
    path("merges/<int:pk>/undoing/", merges.undoing, name="unmerge"),
    path("promises/", promises.promises, name="promises"),
    path("promises/<int:pk>/outcome/", promises.outcome, name="promise_outcome"),
]
