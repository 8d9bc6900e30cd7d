"""From text to citations."""
