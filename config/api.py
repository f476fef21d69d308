"""The same verbs over HTTP, under /api/v1/: every app brings a router."""

from ninja import NinjaAPI

from zabota.company.api_access import TokenAccess

api = NinjaAPI(title="Zabota", version="1", auth=TokenAccess(), urls_namespace="api", docs_url=None)
