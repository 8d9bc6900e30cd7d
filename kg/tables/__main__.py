"""`python -m kg.tables`: validates every table in `data/`."""

from __future__ import annotations

from kg.tables import SCHEMAS, validate


def main() -> int:
    """Validate every table; 1 when one is broken."""
    broken = 0
    for name in SCHEMAS:
        try:
            validate(name)
        except ValueError as error:
            broken = 1
            print(f"{name}: {error}")
        else:
            print(f"{name}: ok")
    return broken


if __name__ == "__main__":
    raise SystemExit(main())
