"""The shipped register: facts about documents, bodies and places, as CSV."""
