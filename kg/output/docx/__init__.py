"""Word files: comments, runs, the archive they are kept in."""
