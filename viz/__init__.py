"""Pictures for people: one HTML file that opens without a network.

`picture` chooses what to show, `layout` where it stands, `network` draws it with pyvis, `page` is the shell
that all views share (one look, a strict Content-Security-Policy), `words` every word on a page.
"""
