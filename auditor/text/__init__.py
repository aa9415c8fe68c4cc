"""How text is read before it means anything: phrases and the places where they stand."""
