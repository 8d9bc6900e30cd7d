"""One SQLite file: its tables, locks and migrations, and what is read from it."""
