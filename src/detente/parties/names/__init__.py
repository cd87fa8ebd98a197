"""Names made comparable: normalised, transliterated and tokenised, with the information of each word."""
