"""Packs: what sources say, as one small file that is handed on, looked at, applied as a whole and taken back."""
