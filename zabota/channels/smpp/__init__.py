"""SMPP 3.4, as far as an inbox needs it (ADR 0022): bind, submit_sm, deliver_sm, enquire_link, unbind."""
