# What the command line tests share: a folder that goes away, and checks that say what failed.
set -euo pipefail
folder=$(mktemp -d)
server=
clean_up() {
    [[ -z $server ]] || kill -TERM "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap clean_up EXIT

# refused 'WORDS' COMMAND…: it ends with a failure and says WORDS.
refused() {
    local words=$1 said
    shift
    if said=$("$@" 2>&1); then
        echo "was not refused: $*"
        exit 1
    fi
    grep -qF -- "$words" <<<"$said" || { echo "said: $said"; echo "expected: $words"; exit 1; }
}

# says 'WORDS' COMMAND…: it succeeds and says WORDS.
says() {
    local words=$1 said
    shift
    said=$("$@" 2>&1) || { echo "failed: $*: $said"; exit 1; }
    grep -qF -- "$words" <<<"$said" || { echo "said: $said"; echo "expected: $words"; exit 1; }
}

# Starts a server in the background and waits for its link.
serve() {
    "$OUTWARD" serve --no-browser "$@" >"$folder/server.out" 2>"$folder/server.err" &
    server=$!
    for _ in $(seq 200); do
        grep -q '#key=' "$folder/server.out" && break
        kill -0 "$server" 2>/dev/null || { cat "$folder/server.err"; exit 1; }
        sleep 0.05
    done
    link=$(grep -o 'http://.*#key=.*' "$folder/server.out")
    address=${link%/host*}
}

stop() {
    kill -TERM "$server"
    wait "$server"
    server=
}
