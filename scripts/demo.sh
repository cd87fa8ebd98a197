#!/usr/bin/env bash
# Shows what the program does, a screen a step: each output stands below the command that printed it. Run by `make demo`.
#
#     scripts/demo.sh FOLDER      FOLDER holds the program, as .venv/bin
set -euo pipefail

PATH=$(cd "$1" && pwd):$PATH
export PATH
if [ -z "${COLUMNS:-}" ]; then # what is cut by `head` is drawn as wide as the terminal all the same
    COLUMNS=$( { [ -t 1 ] && tput cols 2>/dev/null; } || echo 80)
    COLUMNS=$((COLUMNS > 100 ? 100 : COLUMNS))
fi
export COLUMNS
if [ -t 1 ]; then export CLICOLOR_FORCE=${CLICOLOR_FORCE:-1}; fi

# Prints a sentence and a command, then runs the command.
step() {
    printf '\n# %s\n$ %s\n' "$1" "$2"
    bash -c "$2"
}

step 'May this coal leave the DPRK for China on 6 September 2017?' \
    'detente decide --plain --set date=2017-09-06 --set hs=270112 --set from_country=KP --set to_country=CN'
step 'May this payment (SWIFT MT103) go ahead?' \
    'detente decide examples/payment.fin --plain'
step 'Who is it, and which measures follow? The beginning of the answer.' \
    'detente party match "Jang Hyon U" --born 1957 | head -n 22'
step 'Seventy sample transactions. The end of the table.' \
    'detente decide examples/stories.csv | tail -n 16'
step 'The law on a day, by purpose. The beginning of the list.' \
    'detente law show un-1718 --on 2019-12-26 --by purpose | head -n 22'
step 'What would the draft resolution of 16 December 2019 have changed? The beginning of the list.' \
    'detente law diff un-1718 --on 2019-12-26 --with-draft draft-2019-12-16 | head -n 24'
step 'Which of the sample transactions would it have freed, had it been adopted at the end of 2017?' \
    'detente decide examples/stories.csv --with-draft draft-2019-12-16@2017-12-23 --changed'

DETENTE_HOME=$(mktemp -d)
export DETENTE_HOME
trap 'rm -rf "$DETENTE_HOME"' EXIT
step 'Who said what in this report, and what happened? The events.' \
    'detente read examples/report.txt | tail -n 18'
step 'It is kept, and a person accepts the launch as established, with its day. The record is checked.' \
    'detente read examples/report.txt --keep --by demo > /dev/null
launch=$(detente evidence list --kind launch --status happened --csv | tail -n 1 | cut -d , -f 1)
detente evidence accept "$launch" --on 2019-11-28 --by demo --because "a briefing of that day" && detente ledger verify'
