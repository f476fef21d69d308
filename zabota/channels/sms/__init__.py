"""SMS: how long a text is (3GPP TS 23.038 and 23.040), and gateways that are spoken to over HTTP."""
