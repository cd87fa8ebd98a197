"""The inverted index of names: postings from tokens to names, so that candidates are found without reading the rest."""
