from django.urls import path

from zabota.reviews.views import reputation, reviews, sites

app_name = "reviews"
urlpatterns = [
    path("reviews/", reviews.reviews, name="reviews"),
    path("reviews/new/", reviews.new, name="new"),
    path("reviews/reputation/", reputation.reputation, name="reputation"),
    path("reviews/sites/", sites.sites, name="sites"),
    path("reviews/sites/new/", sites.new_site, name="new_site"),
    path("reviews/sites/<int:pk>/", sites.site, name="site"),
    path("reviews/sites/<int:pk>/reading/", sites.reading, name="reading"),
    path("reviews/<int:pk>/", reviews.review, name="review"),
    path("reviews/<int:pk>/sorting/", reviews.sorting, name="sorting"),
    path("reviews/<int:pk>/posting/", reviews.posting, name="posting"),
]
