from zabota.imports.models.customer_import import CustomerImport, ImportedRow
from zabota.imports.models.mailbox_import import ImportedMail, MailboxImport

__all__ = ["CustomerImport", "ImportedMail", "ImportedRow", "MailboxImport"]
