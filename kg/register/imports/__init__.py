"""Sources of facts, read and published into the store."""
