"""Tables as files: streamed, so that a million rows need no memory, and harmless in a spreadsheet."""

from zabota.core.export.response import FORMATS, Column, export

__all__ = ["FORMATS", "Column", "export"]
