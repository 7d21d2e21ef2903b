#!/usr/bin/env bash
# The care for an archive on the command line: verify, back up, restore, purge.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

db=$folder/r.db
"$OUTWARD" rehearse --people 4 --keep "$db" >/dev/null
says "Everything is as it was written." "$OUTWARD" verify --db "$db"

# A copy is made beside a running server, and is whole by itself.
serve --db "$db" --port 18180
says "Backed up to" "$OUTWARD" backup --db "$db" "$folder/copy.db"
says "Everything is as it was written." "$OUTWARD" verify --db "$folder/copy.db"
says "Everything is as it was written." "$OUTWARD" verify --db "$db"
refused "exists already" "$OUTWARD" backup --db "$db" "$folder/copy.db"
refused "is running on" "$OUTWARD" restore --db "$db" "$folder/copy.db"
refused "is running on" "$OUTWARD" purge --db "$db"
says "Nothing is due." "$OUTWARD" purge --dry-run --db "$db"
stop

# One changed letter is found and located, and a backup brings back what was there.
"$OUTWARD" export --db "$db" --format json >"$folder/kept.json"
note=$(grep -m1 -o '"text": *"[^"]*"' "$folder/kept.json" | cut -d'"' -f4)
sqlite_free_edit() { # changes one letter of the note in the file, as a bad disk would
    local at
    at=$(grep -obUaF -- "${note:0:12}" "$db" | tail -n 1 | cut -d: -f1)
    printf '\x7e' | dd of="$db" bs=1 seek="$at" conv=notrunc status=none
}
sqlite_free_edit
refused "its words are not those that were written" "$OUTWARD" verify --db "$db"
refused "is damaged" "$OUTWARD" backup --db "$db" "$folder/damaged.db"
[[ ! -e $folder/damaged.db ]]
says "verified" "$OUTWARD" restore --db "$db" "$folder/copy.db"
says "Everything is as it was written." "$OUTWARD" verify --db "$db"
[[ -e $db.before-restore ]]
refused "is not an archive" "$OUTWARD" restore --db "$db" "$SOURCE_DIR/README.md"
refused "cannot be read" "$OUTWARD" verify --db "$folder/none.db"

# What goes is said before, and after it no byte of the words is in the archive.
id=$(grep -m1 -o '"id": *"[^"]*"' "$folder/kept.json" | cut -d'"' -f4)
refused "has no conversation" "$OUTWARD" purge --db "$db" --conversation nope
says "Nothing was removed" "$OUTWARD" purge --dry-run --db "$db" --conversation "$id"
grep -qaF -- "$note" "$db"
says "before-restore" "$OUTWARD" purge --db "$db" --conversation "$id"
! grep -qaF -- "$note" "$db" "$db"-wal 2>/dev/null
says "0 conversations" "$OUTWARD" verify --db "$db"
