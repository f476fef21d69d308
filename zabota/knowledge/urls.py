from django.urls import path

from zabota.knowledge.views import articles, products

app_name = "knowledge"
urlpatterns = [
    path("knowledge/", articles.articles, name="articles"),
    path("knowledge/new/", articles.article, name="new_article"),
    path("knowledge/<int:pk>/", articles.article, name="article"),
    path("knowledge/<int:pk>/publication/", articles.publication, name="publication"),
    path("products/", products.products, name="products"),
    path("products/new/", products.product, name="new_product"),
    path("products/<int:pk>/", products.product, name="product"),
    path("products/<int:pk>/retirement/", products.retirement, name="product_retirement"),
    path("products/<int:pk>/picture/", products.picture, name="product_picture"),
]
