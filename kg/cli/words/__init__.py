"""What the command says, in both languages."""
