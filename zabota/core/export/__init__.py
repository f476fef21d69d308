"""Tables as files: streamed, so that a million rows need no memory, and harmless in a spreadsheet."""

from zabota.core.export.query import PART_ROWS, QueryColumn, export_query
from zabota.core.export.response import FORMATS, Column, export

__all__ = ["FORMATS", "PART_ROWS", "Column", "QueryColumn", "export", "export_query"]
