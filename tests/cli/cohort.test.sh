#!/usr/bin/env bash
# Cohorts on the command line.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

db=$folder/r.db
"$OUTWARD" rehearse --people 2 --keep "$db" >/dev/null
says "There is no cohort yet" "$OUTWARD" cohort list --db "$db"
says '"cohorts"' "$OUTWARD" cohort list --db "$db" --json
refused "has no cohort 'none'" "$OUTWARD" cohort show none --db "$db"
refused "There is no archive" "$OUTWARD" cohort list --db "$folder/none.db"

# One that the running server makes, read beside it.
serve --db "$db" --port 0
ask() {
    local host=${address#http://}
    exec 3<>"/dev/tcp/${host%:*}/${host#*:}"
    printf 'POST /api/v1/%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s' \
        "$1" "$host" "${link##*key=}" "${#2}" "$2" >&3
    cat <&3
    exec 3>&-
}
ask cohorts '{"name":"Ten libraries","starts_on":"2026-01-15"}' >"$folder/answer.txt"
id=$("$OUTWARD" cohort list --db "$db" | cut -d' ' -f1)
ask "cohorts/$id/libraries" '{"name":"Prairie Bookmobile"}' >"$folder/answer.txt"
says "Ten libraries (1 library)" "$OUTWARD" cohort list --db "$db"
says "Prairie Bookmobile" "$OUTWARD" cohort show "$id" --db "$db"
says "+31d" "$OUTWARD" cohort show "$id" --db "$db" --on 2026-03-18
says "by 2026-02-15  La primera capacitación" "$OUTWARD" cohort show "$id" --db "$db" --language es
says '"days": 31' "$OUTWARD" cohort show "$id" --db "$db" --on 2026-03-18 --json
refused "is no date" "$OUTWARD" cohort show "$id" --db "$db" --on yesterday
stop
