#!/usr/bin/env bash
# Makes a virtual environment from a lock file with hashes, whole or not at all; used by the Makefile.
#
#     scripts/venv.sh FOLDER LOCK [PYTHON]
#
# FOLDER/installed exists only in a complete environment: an install that was interrupted, or failed, leaves no FOLDER, and a
# FOLDER without that file (after `kill -9`) is made anew. PYTHON is the interpreter that the user chose; without one the
# first suitable of python3, python3.13, python3.12 and python3.11 is taken. Does nothing where everything is up to date.
set -euo pipefail

folder=$1 lock=$2 chosen=${3:-}
stamp=$folder/installed
suitable='import sys; sys.exit(sys.version_info < (3, 11))'
version='import sys; print("{}.{}".format(*sys.version_info))'

fail() {
    printf 'detente: %s\n' "$1" >&2
    printf '  %s\n' "${@:2}" >&2
    exit 2
}

find_python() {
    local each
    for each in python3 python3.13 python3.12 python3.11; do
        if "$each" -c "$suitable" 2>/dev/null; then
            echo "$each"
            return
        fi
    done
    fail "Python 3.11 or later is needed, and none was found." "Install one, or name it: make demo PYTHON=/path/to/python3.11"
}

check_chosen() {
    local found
    found=$("$chosen" -c "$version" 2>/dev/null) || fail "PYTHON=$chosen cannot be run." "Name an interpreter of Python 3.11 or later."
    "$chosen" -c "$suitable" || fail "Python 3.11 or later is needed; $chosen is Python $found." \
        "Leave PYTHON out, or name another: make demo PYTHON=python3.11"
}

current() {
    [ -f "$stamp" ] && ! [ "$lock" -nt "$stamp" ] && ! [ pyproject.toml -nt "$stamp" ] && usable
}

# The environment runs, and is of the interpreter that was chosen.
usable() {
    local made
    made=$("$folder/bin/python" -c "$version" 2>/dev/null) && { [ -z "$chosen" ] || [ "$made" = "$("$chosen" -c "$version")" ]; }
}

discard() {
    [ -f "$stamp" ] || rm -rf "$folder"
}

[ -z "$chosen" ] || check_chosen
if command -v flock >/dev/null; then # of two that start at the same time the second waits, and finds the work done
    exec 9<"$0"
    flock 9
fi
if current; then exit; fi

python=${chosen:-$(find_python)}
usable || rm -f "$stamp"
discard
trap discard EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
echo "installing into $folder ..." >&2
[ -x "$folder/bin/python" ] || "$python" -m venv "$folder" || fail "$python could not make a virtual environment." \
    "On Debian and Ubuntu: apt install python3-venv"
rm -f "$stamp" # an update that breaks off leaves no environment either
pip=("$folder/bin/python" -m pip --disable-pip-version-check --quiet install)
"${pip[@]}" --require-hashes -r "$lock" || fail "The packages in $lock could not be installed." "See the lines above; then run the command again."
"${pip[@]}" --no-deps --no-build-isolation -e . || fail "The project could not be installed." "See the lines above."
touch "$stamp"
