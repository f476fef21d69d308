"""A copy of everything a company has: database, files, keys; and bringing it back."""
