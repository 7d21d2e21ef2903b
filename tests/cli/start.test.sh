#!/usr/bin/env bash
# A double click: no arguments, the usual place, one program at a time, a log on disk; and what is told to who helps.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export XDG_DATA_HOME=$folder/data
unset DISPLAY WAYLAND_DISPLAY
data=$XDG_DATA_HOME/outward

says "made when Outward starts" "$OUTWARD" doctor
[[ ! -e $data ]]

"$OUTWARD" >"$folder/server.out" 2>"$folder/server.err" </dev/null &
server=$!
for _ in $(seq 200); do grep -q '#key=' "$folder/server.out" && break; sleep 0.05; done
link=$(grep -o 'http://.*#key=.*' "$folder/server.out")
address=${link%/host*}
key=${link##*=}
grep -qF "Your data lies in $data" "$folder/server.out"
[[ ! -s $folder/server.err ]]

# A second one shows the first, and ends.
says "$link" "$OUTWARD"
says "$link" "$OUTWARD" start

# What is told to who helps holds no key and no title.
made=$(curl -s -H "Authorization: Bearer $key" -H 'Content-Type: application/json' "$address/api/v1/conversations" \
    -d '{"guide":"aspirations","title":"The secret garden","place":"","language":"en","names":false}')
told=$("$OUTWARD" doctor)
for fact in "Outward: " "System: " "Running on it now: yes" "Conversations: 1, with 0 people and 0 notes" '"event":"listening"'; do
    grep -qF -- "$fact" <<<"$told" || { echo "$told"; echo "expected: $fact"; exit 1; }
done
code=$(grep -o '"code":"[^"]*"' <<<"$made" | cut -d'"' -f4)
for secret in "$key" "secret garden" "$code"; do
    if grep -qF -- "$secret" <<<"$told" "$data"/outward.log; then echo "told: $secret"; exit 1; fi
done

# The button on the page ends it, and what is in the archive stays.
curl -sf -X POST -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d '{}' "$address/api/v1/stop" >"$folder/answer"
wait "$server"
server=
grep -q "Everything that was saved is in the archive" "$folder/server.out"
says "Running on it now: no" "$OUTWARD" doctor
says "1 conversations" "$OUTWARD" verify

# A closed window is an end too.
"$OUTWARD" >"$folder/server.out" 2>&1 </dev/null &
server=$!
for _ in $(seq 200); do grep -q '#key=' "$folder/server.out" && break; sleep 0.05; done
kill -HUP "$server"
wait "$server"
server=

# An archive of a newer program is left as it is, and said so.
newer=$folder/newer.db
cp "$data/outward.db" "$newer"
printf '\0\0\1\0' | dd of="$newer" bs=1 seek=60 conv=notrunc status=none
cp "$newer" "$folder/before.db"
refused "was written by a newer Outward" "$OUTWARD" start --db "$newer"
refused "was written by a newer Outward" "$OUTWARD" doctor --db "$newer"
cmp "$newer" "$folder/before.db"
