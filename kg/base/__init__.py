"""The ground floor: files, wording, patterns; it knows no store."""
