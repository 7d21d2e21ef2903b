#!/usr/bin/env bash
# Rehearsals with real comments, where they are there to read: every body in the archive byte for byte,
# once in the JSON export, and every screen level at the end. Passes without them.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

data=${OUTWARD_TEST_DATA:-$SOURCE_DIR/../shared/data}
for set in bowling-green-2018:896 affordable-housing-nz-2017:165; do
    comments=$data/${set%%:*}/comments.csv
    [[ -r $comments ]] || { echo "no $comments here: passed over"; continue; }
    "$OUTWARD" rehearse --people 225 --voices "$comments" --keep "$folder/${set%%:*}.db"
    "$OUTWARD" export --db "$folder/${set%%:*}.db" --format json >"$folder/export.json"
    node --input-type=module - "$comments" "$folder/export.json" "${set##*:}" <<'JS'
import { readFileSync } from "node:fs";
const { readCsv } = await import(`${process.env.SOURCE_DIR}/tests/running/comments.mjs`);
const [comments, exported, expected] = process.argv.slice(2);
const [header, ...records] = readCsv(readFileSync(comments, "utf8"));
const said = records.map((record) => record[header.indexOf("comment-body")]).sort();
const { conversations } = JSON.parse(readFileSync(exported, "utf8"));
const kept = conversations[0].notes.map((note) => note.text).sort();
if (said.length !== Number(expected)) throw new Error(`the file has ${said.length} comments`);
if (JSON.stringify(said) !== JSON.stringify(kept)) throw new Error("not the same words");
console.log(`${kept.length} comments, the same in the export`);
JS
done
