#!/usr/bin/env bash
# What `outward publish` says when it cannot, and that it changes nothing then.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

db=$folder/a.db
site=$folder/site
serve --db "$db"
key=${link##*#key=}
ask() { curl --silent --fail --header "Authorization: Bearer $key" --data "$2" "$address/api/v1/$1"; }

refused "There is no archive" "$OUTWARD" publish "$site" --db "$folder/none.db"
refused "has no initiative yet" "$OUTWARD" publish "$site" --db "$db"
ask initiatives '{"title":"Our <b>river</b>","languages":["en","es"]}' >/dev/null

# While the server runs, with the only initiative there is.
refused "No narrative is approved." "$OUTWARD" publish "$site" --db "$db"
refused "Nothing was written" "$OUTWARD" publish "$site" --db "$db"
refused "No hay ningún relato aprobado." "$OUTWARD" publish --check --db "$db" --language es
refused "Say into which folder" "$OUTWARD" publish --db "$db"
for url in ftp://library.example 'https://library.example/"' library.example; do
    refused "is no address for a site" "$OUTWARD" publish "$site" --db "$db" --base-url "$url"
done
[[ ! -e $site ]]

# With several one must be named.
ask initiatives '{"title":"Another","languages":["en"]}' >/dev/null
refused "Say which initiative with --initiative ID:" "$OUTWARD" publish "$site" --db "$db"
refused "Our <b>river</b>" "$OUTWARD" publish "$site" --db "$db"
refused "There is no initiative 'none'" "$OUTWARD" publish "$site" --db "$db" --initiative none
stop
