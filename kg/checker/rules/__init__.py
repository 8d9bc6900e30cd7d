"""The rules VB…, one file for each family of codes."""
