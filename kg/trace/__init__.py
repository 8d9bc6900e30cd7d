"""What rests on what: chains, paths, what is reached, what is stale."""
