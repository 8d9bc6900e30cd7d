"""Sample reports, written for this project, so that it can show itself."""
