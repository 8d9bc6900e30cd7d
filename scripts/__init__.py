"""What makes the pages, the shipped register and the scores; run from the checkout: `python -m scripts.FOLDER.NAME`."""
