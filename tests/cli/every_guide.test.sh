#!/usr/bin/env bash
# Every guide is walked to its end by simulated people, in each of its languages.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

for guide in "$SOURCE_DIR"/content/guides/* "$SOURCE_DIR"/tests/content/guides/*; do
    for text in "$guide"/text.*.json; do
        language=${text##*/text.}
        says "All is well." "$OUTWARD" rehearse --content "$SOURCE_DIR/tests/content" \
            --guide "${guide##*/}" --language "${language%.json}" --people 7
    done
done

# Answers of a quiz are told as counts, and nowhere by themselves; promises with who makes them.
"$OUTWARD" rehearse --content "$SOURCE_DIR/tests/content" --guide deciding --people 9 --keep "$folder/r.db" >/dev/null
"$OUTWARD" export --db "$folder/r.db" --format json >"$folder/r.json"
node - "$folder/r.json" <<'JS'
const [told] = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8")).conversations;
const assert = require("assert");
assert.equal(told.votes.length, 6);
for (const { people } of told.votes) assert.equal(people, 9);
const cast = told.events.filter(({ type }) => type === "vote.cast");
const secret = cast.filter(({ body }) => body.step === "look");
assert.equal(secret.length, 9);
for (const { by, body } of secret) assert.deepEqual([by, body.ballot, body.vote], [undefined, "", {}]);
for (const { by } of cast.filter(({ body }) => body.step !== "look")) assert.ok(by);
assert.ok(told.notes.some(({ pledge }) => pledge?.who));
JS
says "Votes of people: 9" "$OUTWARD" export --db "$folder/r.db" --format md
