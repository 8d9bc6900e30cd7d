"""SPARQL 1.1: questions to a view of the store, or to any server; and the store's graph sent to one."""
