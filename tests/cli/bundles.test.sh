#!/usr/bin/env bash
# A conversation as one file on the command line: out of one archive, into another, and refused when it is not whole.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

db=$folder/r.db
"$OUTWARD" rehearse --people 4 --keep "$db" >/dev/null
"$OUTWARD" export --db "$db" --format json >"$folder/kept.json"
id=$(grep -m1 -o '"id": *"[^"]*"' "$folder/kept.json" | cut -d'"' -f4)
refused "Say which with --conversation" "$OUTWARD" export --db "$db" --bundle
refused "is not released to 'Ada'" "$OUTWARD" export --db "$db" --bundle --conversation "$id" --coach Ada
refused "no such conversation" "$OUTWARD" export --db "$db" --bundle --conversation nope
"$OUTWARD" export --db "$db" --bundle --conversation "$id" --output "$folder/talk.outward"

# It opens elsewhere with the same log and the same minutes, and a second time changes nothing.
says "Taken in" "$OUTWARD" import --db "$folder/other.db" "$folder/talk.outward"
says "It was here already" "$OUTWARD" import --db "$folder/other.db" "$folder/talk.outward"
says "Everything is as it was written." "$OUTWARD" verify --db "$folder/other.db"
for format in md csv; do
    cmp <("$OUTWARD" export --db "$db" --format $format) <("$OUTWARD" export --db "$folder/other.db" --format $format)
done

# What is not whole is refused, and nothing is made of it.
head -c 2000 "$folder/talk.outward" >"$folder/cut.outward"
refused "Nothing was imported" "$OUTWARD" import --db "$folder/new.db" "$folder/cut.outward"
refused "Nothing was imported" "$OUTWARD" import --db "$folder/new.db" "$SOURCE_DIR/README.md"
[[ ! -e $folder/new.db ]]
refused "no file" "$OUTWARD" import --db "$folder/new.db" "$folder/none.outward"
serve --db "$db" --port 18190
refused "is running on" "$OUTWARD" import --db "$db" "$folder/talk.outward"
stop
