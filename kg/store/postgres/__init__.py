"""A store on a PostgreSQL server, asked in the same words as one in a file; loaded only for such a store."""
