"""What was in force on a day, by what, and who says so."""
