#!/usr/bin/env bash
# Bad input ends with a sentence that says what, where and what to do, and a failure.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

refused "The following argument was not expected" "$OUTWARD" begin
refused "There is no guide 'nope'. There are: $(echo $(ls "$SOURCE_DIR"/content/guides) | sed "s/ /, /g")." \
    "$OUTWARD" rehearse --guide nope
refused "cannot be read" "$OUTWARD" rehearse --voices "$folder/none.csv"
refused "exists already" "$OUTWARD" rehearse --keep "$SOURCE_DIR/README.md"
refused "There is no archive" "$OUTWARD" export --db "$folder/none.db"
refused "--format: doc not in" "$OUTWARD" export --format doc
refused "No server is running" "$OUTWARD" link --db "$folder/none.db"
refused "cannot be read" "$OUTWARD" serve --db "$folder/a.db" --content "$folder/none" --no-browser
refused "--tls-cert requires --tls-key" "$OUTWARD" serve --tls-cert "$folder/cert.pem"
refused "cannot be used" "$OUTWARD" serve --db "$folder/a.db" --no-browser \
    --tls-cert "$folder/cert.pem" --tls-key "$folder/key.pem"

# A guide with an error: file, place, remedy.
mkdir -p "$folder/content/guides"
cp -r "$SOURCE_DIR/content/guides/aspirations" "$folder/content/guides/"
sed -i 's/"kind": "story"/"kind": "saga"/' "$folder/content/guides/aspirations/guide.json"
refused "guide.json at /phases/" "$OUTWARD" guide check "$folder/content/guides/aspirations"
refused "'saga' is not known here. Use one of: speak" \
    "$OUTWARD" serve --db "$folder/a.db" --content "$folder/content" --no-browser
refused "cannot be read" "$OUTWARD" guide check "$folder/nothing/here"

# An archive that is none, and one of a newer version: refused and not touched.
printf 'not an archive, but long enough to look like a file of some kind' >"$folder/other.db"
before=$(sha256sum "$folder/other.db")
refused "$folder/other.db" "$OUTWARD" serve --db "$folder/other.db" --no-browser
[[ $before == "$(sha256sum "$folder/other.db")" ]]

"$OUTWARD" rehearse --people 2 --keep "$folder/newer.db" >/dev/null
printf '\x00\x00\x00\x63' | dd of="$folder/newer.db" bs=1 seek=60 conv=notrunc status=none # user_version
before=$(sha256sum "$folder/newer.db")
refused "newer" "$OUTWARD" export --db "$folder/newer.db"
[[ $before == "$(sha256sum "$folder/newer.db")" ]]

# A folder that cannot be written. (Root may write anywhere, so a file stands in its way.)
touch "$folder/in-the-way"
refused "cannot be made" "$OUTWARD" serve --db "$folder/in-the-way/a.db" --no-browser
