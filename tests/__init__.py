"""The tests, a folder for each room of the package; `support` is what they share with scripts and benchmarks."""
