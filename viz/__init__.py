"""Pictures for people: one HTML file that opens without a network.

`picture` and `chain` choose what to show, `validity` tells its state on every day, `grid` and `route` say where boxes
stand and arrows run, `boxes`, `diagram` and `svg` draw them; `network` is drawn by vis-network, `map` on a canvas.
`content` is what all views show beside the picture, `page` the shell that they share (one look, a strict
Content-Security-Policy), `view` puts a page together, `words` holds every word on it.
"""
