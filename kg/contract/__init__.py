"""The machine contract: what `--format json` prints, as models; a room for each family of commands.

Stable: new fields may come, none goes. Offsets are Unicode code points of the text as read, ends exclusive; days are
ISO dates. docs/contract.md lists every field.
"""
