"""Facts about documents and places, and what was in force on a day."""
