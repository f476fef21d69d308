from django.urls import path

from zabota.reports.views import reports, rows, trends, waiting

app_name = "reports"
urlpatterns = [
    path("reports/", reports.reports, name="reports"),
    path("reports/export.<str:kind>", reports.export_reports, name="export"),
    path("reports/rows/", rows.rows, name="rows"),
    path("reports/rows/export.<str:kind>", rows.export_rows, name="rows_export"),
    path("reports/trends/", trends.trends, name="trends"),
    path("reports/waiting/", waiting.waiting, name="waiting"),
]
