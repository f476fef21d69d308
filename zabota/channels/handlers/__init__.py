"""What runs beside the pages: the reader of deliveries and the mail receiver (ADR 0020)."""
