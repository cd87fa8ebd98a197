"""Match a name with the listed names: candidate generation, token alignment, similarity, features and ranked matches."""
