"""One module a species; each exposes ``paint(sketch)`` for the rungs from leafy on."""
