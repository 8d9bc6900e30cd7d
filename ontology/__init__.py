"""The ontology (OWL), the SHACL shapes and the JSON-LD context."""
