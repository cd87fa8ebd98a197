"""The names of many parties, laid out so that candidates are found without looking at the rest."""
