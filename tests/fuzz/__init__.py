"""Readers under fire: valid samples of everything that comes from outside, mutated at random."""
