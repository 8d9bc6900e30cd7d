"""What the enforcement clauses of a normative text say: when it takes effect, and what it does to other documents."""
