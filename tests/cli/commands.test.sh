#!/usr/bin/env bash
# The commands as a person uses them: serve, link, stop; rehearse, keep, export.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

says "outward 0.1.0" "$OUTWARD" --version
for command in serve link export rehearse guide; do
    says "Usage" "$OUTWARD" "$command" --help
done
says "Apache License" "$OUTWARD" licences
says "sound" "$OUTWARD" guide check "$SOURCE_DIR"/content/guides/*
says "note: guide.json at /phases/1/steps/0/minutes" "$OUTWARD" guide check "$SOURCE_DIR/content/guides/aspirations"
says "Look back" "$OUTWARD" guide graph "$SOURCE_DIR/tests/contract/examples/guides/good/borrows"

# One server: link and data are told, a second one on the same archive learns where it is.
serve --db "$folder/a.db" --port 18080
grep -qF "Your data lies in $folder/a.db" "$folder/server.out"
says "$link" "$OUTWARD" link --db "$folder/a.db"
refused "is running on" "$OUTWARD" serve --db "$folder/a.db" --no-browser
[[ $(stat -c %a "$folder/a.db") == 600 && $(stat -c %a "$folder/a.db.key") == 600 ]]

# Another archive on the same port: steps past it.
"$OUTWARD" serve --db "$folder/b.db" --port "${address##*:}" --no-browser >"$folder/b.out" 2>/dev/null &
second=$!
for _ in $(seq 100); do grep -q '#key=' "$folder/b.out" && break; sleep 0.05; done
grep -q "is in use; this is port" "$folder/b.out"
kill -TERM "$second" && wait "$second"

# The log tells neither key nor link, and stopping is calm.
stop
grep -q "Everything that was saved is in the archive" "$folder/server.out"
! grep -q "${link##*=}" "$folder/server.err"
refused "No server is running" "$OUTWARD" link --db "$folder/a.db"

# A rehearsal that is kept can be exported in every format.
says "All is well." "$OUTWARD" rehearse --people 6 --language es --keep "$folder/r.db"
says '"all_well": true' "$OUTWARD" rehearse --people 3 --guide aspirations --json
says "# Conversación comunitaria" "$OUTWARD" export --db "$folder/r.db"
says '"text":' "$OUTWARD" export --db "$folder/r.db" --format json
"$OUTWARD" export --db "$folder/r.db" --format csv >"$folder/notes.csv"
[[ $(head -c 3 "$folder/notes.csv" | od -An -tx1 | tr -d ' ') == efbbbf ]]
"$OUTWARD" export --db "$folder/r.db" --format docx --output "$folder/minutes.docx"
[[ $(head -c 2 "$folder/minutes.docx") == PK ]]
says '<html lang="ar" dir="rtl">' "$OUTWARD" export --db "$folder/r.db" --format html --language ar
says "## " "$OUTWARD" export --db "$folder/r.db" --sheet
refused "no sheet" "$OUTWARD" export --db "$folder/r.db" --sheet --format csv
refused "cannot be written" "$OUTWARD" export --db "$folder/r.db" --output "$folder/none/minutes.md"
[[ ! -e $folder/none ]]
