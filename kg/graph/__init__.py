"""The graph: documents, citations and relations with their evidence, in one SQLite file."""
