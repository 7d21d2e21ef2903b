#!/usr/bin/env bash
# Finding what was said, on the command line.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

db=$folder/r.db
"$OUTWARD" rehearse --people 4 --keep "$db" >/dev/null
"$OUTWARD" export --db "$db" --format json >"$folder/kept.json"
word=$(grep -o '"text": *"[^"]*"' "$folder/kept.json" | grep -oE '[a-z]{6,}' | grep -vE '^(text)$' | head -n 1)

# Finding nothing is no failure.
says "$word" "$OUTWARD" search "$word" --db "$db"
says '"hits"' "$OUTWARD" search "$word" --db "$db" --json
says "no partner" "$OUTWARD" search "\"$word" --db "$db"
says "Nothing was found." "$OUTWARD" search "$word" --db "$db" --to 2001-01-01
refused "is no date" "$OUTWARD" search "$word" --db "$db" --from yesterday
refused "There is no archive" "$OUTWARD" search "$word" --db "$folder/none.db"
[[ -e $folder/r.catalogue.db ]]

# Nothing of a terminal's own signs reaches a pipe.
"$OUTWARD" search "$word" --db "$db" >"$folder/found.txt"
if grep -q $'\x1b' "$folder/found.txt"; then exit 1; fi

# What is purged can be found no more, and its catalogue goes with it.
id=$(grep -m1 -o '"id": *"[^"]*"' "$folder/kept.json" | cut -d'"' -f4)
"$OUTWARD" purge --db "$db" --conversation "$id" >/dev/null
[[ ! -e $folder/r.catalogue.db ]]
says "Nothing was found." "$OUTWARD" search "$word" --db "$db"
