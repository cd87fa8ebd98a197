"""Every family of changes that validation makes, with its severity."""

from typing import Final

from detente.validation import (
    arabic,
    chinese,
    company,
    cyrillic,
    fields,
    korean,
    layout,
    left_out,
    look_alikes,
    particulars,
    spelling,
    typos,
)
from detente.validation.family import Family, NameChange, PartyChange, Severity

_MINOR: Final[tuple[tuple[str, NameChange], ...]] = (
    ("letter-dropped", typos.letter_dropped),
    ("letter-doubled", typos.letter_doubled),
    ("letters-swapped", typos.letters_swapped),
    ("neighbour-struck", typos.neighbour_struck),
    ("neighbour-added", typos.neighbour_added),
    ("letter-replaced", typos.letter_replaced),
    ("vowel-changed", typos.vowel_changed),
    ("double-undone", typos.double_undone),
    ("case-changed", layout.case_changed),
    ("accents-dropped", layout.accents_dropped),
    ("accents-spelled", layout.accents_spelled),
    ("accent-added", layout.accent_added),
    ("punctuation-dropped", layout.punctuation_dropped),
    ("hyphens-changed", layout.hyphens_changed),
    ("hyphens-dropped", layout.hyphens_dropped),
    ("apostrophes-changed", layout.apostrophes_changed),
    ("spaces-changed", layout.spaces_changed),
    ("words-joined", layout.words_joined),
    ("word-split", layout.word_split),
    ("word-repeated", layout.word_repeated),
    ("title-added", layout.title_added),
    ("title-dropped", layout.title_dropped),
    ("words-swapped", layout.words_swapped),
    ("surname-first", layout.surname_first),
    ("surname-last", layout.surname_last),
    ("particle-dropped", layout.particle_dropped),
    ("particle-joined", layout.particle_joined),
    ("ampersand", layout.ampersand),
    ("acronym-dropped", layout.acronym_dropped),
    ("number-written", layout.number_written),
    ("initial-added", spelling.initial_added),
    ("form-changed", company.form_changed),
    ("form-dropped", company.form_dropped),
    ("form-added", company.form_added),
    ("korean-given-joined", korean.given_joined),
)
_MAJOR: Final[tuple[tuple[str, NameChange], ...]] = (
    ("two-slips", typos.two_slips),
    ("first-letter-lost", typos.first_letter_lost),
    ("slip-and-form", company.slip_and_form),
    ("by-ear", spelling.by_ear),
    ("vowels-dropped", spelling.vowels_dropped),
    ("word-cut", spelling.word_cut),
    ("given-shortened", spelling.given_shortened),
    ("middle-omitted", spelling.middle_omitted),
    ("middle-initial", spelling.middle_initial),
    ("given-as-initials", spelling.given_as_initials),
    ("words-reordered", layout.words_reordered),
    ("all-joined", layout.all_joined),
    ("words-shortened", company.words_shortened),
    ("word-translated", company.word_translated),
    ("generic-dropped", company.generic_dropped),
    ("misread", look_alikes.misread),
    ("digits-for-letters", look_alikes.digits_for_letters),
    ("letters-spaced", look_alikes.letters_spaced),
    ("mark-inside", look_alikes.mark_inside),
    ("letters-of-another-script", look_alikes.letters_of_another_script),
    ("unseen-marks", look_alikes.unseen_marks),
    ("wide-letters", look_alikes.wide_letters),
    ("cut-short", fields.cut_short),
    ("in-a-field", fields.in_a_field),
    ("place-added", fields.place_added),
    ("birth-added", fields.birth_added),
    ("korean-another-system", korean.another_system),
    ("in-hangul", korean.in_hangul),
    ("korean-in-cyrillic", korean.in_cyrillic),
    ("hangul-romanised", korean.hangul_romanised),
    ("chinese-wade-giles", chinese.wade_giles),
    ("han-romanised", chinese.han_romanised),
    ("slavic-another-system", cyrillic.another_system),
    ("cyrillic-romanised", cyrillic.romanised),
    ("in-cyrillic", cyrillic.in_cyrillic),
    ("through-cyrillic", cyrillic.through_cyrillic),
    ("arabic-vowels", arabic.vowels_respelled),
    ("arabic-servant", arabic.servant_respelled),
    ("in-arabic", arabic.in_arabic),
    ("arabic-romanised", arabic.romanised),
    ("patronymic-omitted", left_out.patronymic_omitted),
    ("words-abbreviated", left_out.words_abbreviated),
)
_OF_PARTIES: Final[tuple[tuple[str, PartyChange], ...]] = (
    ("imo-joined", particulars.imo_joined),
    ("imo-alone", particulars.imo_alone),
    ("bic-with-branch", particulars.bic_with_branch),
    ("number-labelled", particulars.number_labelled),
    ("birth-in-words", particulars.birth_in_words),
    ("other-birth", particulars.other_birth),
)


def _families(rows: tuple[tuple[str, NameChange], ...], severity: Severity) -> tuple[Family, ...]:
    return tuple(Family(name=name, severity=severity, change=change) for name, change in rows)


_PARTICULARS: Final = tuple(Family(name=name, severity="major", of_party=change) for name, change in _OF_PARTIES)
FAMILIES: Final = (*_families(_MINOR, "minor"), *_families(_MAJOR, "major"), *_PARTICULARS)
"""All families, the minor ones first."""
