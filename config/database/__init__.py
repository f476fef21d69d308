"""Django's PostgreSQL, whose server is started (or started again) when a connection is wanted."""
