"""What measures speed; run from the checkout: `python -m benchmarks.NAME`."""
