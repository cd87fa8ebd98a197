"""The oracle: the same law decided slowly and plainly, by code that shares nothing with `detente.decide` nor with the fold.

It reads the corpus's own dataclasses and the raw words of a row, takes each possible world one by one, and follows
docs/law-language.md line by line. It knows of no bits, classes or diagrams.
"""
