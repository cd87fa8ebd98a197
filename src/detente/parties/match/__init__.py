"""A name that is searched for and the listed names: candidates, alignment, similarity, features, ranked matches."""
