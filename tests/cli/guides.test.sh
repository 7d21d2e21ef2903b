#!/usr/bin/env bash
# Guides on the command line: begun, compared, printed, passed on, taken in; and what a stranger sends.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export OUTWARD_DB="$folder/data/a.db"
guide() { "$OUTWARD" guide "$@"; }
cd "$folder"

# Begun from the starter and from another guide; never over what is there.
says "A new guide lies in ./our-street" guide new our-street
says "our-street: sound (5 steps, 2 languages)" guide check our-street
says "A new guide lies in more/second" guide new second --from aspirations --in more
says "sound" guide check more/second
grep -q '"id": "second"' more/second/guide.json
refused "exists already and was left as it is" guide new our-street
refused "is a guide that comes with Outward" guide new aspirations
for id in "" "Our Street" "../x" "-x" "a--b" "ä"; do refused "is no id of a guide" guide new -- "$id"; done
refused "cannot be read: it is no guide's folder" guide new third --from nowhere
refused "cannot be written" guide new third --in our-street/guide.json

# Packed, taken in, found by id; a newer version only when that is said.
guide pack our-street -o first.pack
says "sound" guide check first.pack
says "'our-street', version 1.0.0, is installed" guide install first.pack
[[ -f data/guides/our-street/1.0.0/guide.json ]]
sed -i 's/"version": "1.0.0"/"version": "1.0.1"/; s/"minutes": 5/"minutes": 6/' our-street/guide.json
sed -i 's/Thank you\. Within/Many thanks. Within/' our-street/text.en.json
refused "Say --replace" guide install our-street
says "version 1.0.1, is installed" guide install --replace our-street
refused "a version never changes" guide install --replace first.pack
says "sound" guide check our-street@1.0.0
refused " our-street, " guide check nowhere # the ids are listed, own ones too
refused "comes with Outward" guide install "$SOURCE_DIR/content/guides/aspirations"

# Removed, for good and for all; a guide of the program stays.
guide new passing >/dev/null && guide install passing >/dev/null
says "is removed, with all its versions" guide remove passing
[[ -d data/guides/our-street && -z $(find data/guides -mindepth 1 -maxdepth 1 ! -name our-street) ]]
refused "no own guide 'passing'" guide remove passing
refused "comes with Outward" guide remove aspirations
refused "no own guide '../guides'" guide remove ../guides

# Compared.
says "Guide, version: 1.0.0 → 1.0.1" guide diff first.pack our-street
says "Step 'welcome', minutes: 5 → 6" guide diff our-street@1.0.0 our-street@1.0.1
says "“Thank you. Within" guide diff our-street@1.0.0 our-street
says "Both say the same." guide diff our-street our-street@1.0.1
refused "cannot be read" guide diff our-street nowhere

# Printed: one file that fetches nothing.
guide print our-street --language es --paper letter --link http://192.168.1.2:8080/j/ABCDEF -o kit.html
grep -q "size:letter" kit.html && grep -q "<svg" kit.html && grep -q "j/ABCDEF" kit.html
if grep -E '<script|<link|src=|href=|url\(' kit.html; then exit 1; fi
says "Put the code here" guide print aspirations
refused "--paper: a3 not in" guide print our-street --paper a3
refused "too long for a code" guide print our-street --link "http://example.org/$(printf 'x%.0s' {1..200})"
refused "cannot be written" guide print our-street -o none/kit.html

# Slides: one file that fetches nothing, and nothing private in it.
guide slides our-street --language es --paper letter -o slides.html
grep -q "size:letter landscape" slides.html && grep -q 'class="slide title"' slides.html
if grep -E '<script|<link|src=|href=|url\(|Espere diez segundos' slides.html; then exit 1; fi
says 'dir="rtl"' guide slides workshop --language ar
refused "--paper: a3 not in" guide slides our-street --paper a3
refused "cannot be read" guide slides nowhere

# Everything in one file, taken in elsewhere: what comes with the program stays, what is own is kept.
guide collect -o all.zip
says "our-street: version 1.0.1 is installed" guide install --db "$folder/elsewhere/a.db" all.zip
[[ -f elsewhere/guides/our-street/1.0.1/guide.json ]]
says "workshop: comes with Outward, and stays as it is" guide install --db "$folder/elsewhere/a.db" all.zip
guide install --db "$folder/third/a.db" first.pack >/dev/null
says "our-street: left out. There is a guide 'our-street' already, version 1.0.0" \
    guide install --db "$folder/third/a.db" all.zip
says "our-street: version 1.0.1 is installed" guide install --db "$folder/third/a.db" --replace all.zip
head -c 5000 all.zip >cut.zip && refused "it is damaged, or not whole" guide install cut.zip
printf 'PK\003\004' >large.zip && head -c 33600000 /dev/zero >>large.zip
refused "larger than 32 MB" guide install large.zip
refused "cannot be written" guide collect -o none/all.zip

# Packs of strangers. Nothing of them is kept.
hostile() {
    node -e '
        const [change, from, to] = process.argv.slice(1);
        const fs = require("node:fs");
        const pack = JSON.parse(fs.readFileSync(from, "utf8"));
        eval(change);
        fs.writeFileSync(to, JSON.stringify(pack));' "$1" first.pack bad.pack
    refused "$2" guide install --db "$folder/other/a.db" bad.pack
}
hostile 'pack.files[0].name = "../../evil.json"' "a file that no guide has"
hostile 'pack.files[0].name = "/tmp/evil.json"' "a file that no guide has"
hostile 'pack.files[1].content += " "' "was changed after it was packed"
hostile 'pack.version = "9.9.9"' "it was changed after it was made"
hostile 'pack.files = Array(50).fill(pack.files[0])' "more than 40 files"
hostile 'pack.files[0].content = "x".repeat(2e6)' "larger than 1 MB"
hostile 'pack.more = 1' "something more"
hostile 'delete pack.digest' "does not have what a pack has"
hostile 'pack.format_version = 2' "newer Outward"
head -c 300 first.pack >cut.pack && refused "some other kind of file" guide install cut.pack
printf '[%.0s' {1..100000} >deep.pack && refused "some other kind of file" guide install deep.pack
head -c 5000000 /dev/zero >zero.pack && refused "larger than 4 MB" guide install zero.pack
[[ ! -e $folder/other && ! -e $folder/evil.json && ! -e /tmp/evil.json ]]

# Rehearsed, though it is in no archive yet.
says "All is well." "$OUTWARD" rehearse --guide our-street --people 3 --language es

# A server offers own guides, and says which it left out.
mkdir -p data/guides/broken/1.0.0 && echo '{' >data/guides/broken/1.0.0/guide.json
serve --db "$OUTWARD_DB" --port 18480
grep -q '"guide_left_out".*broken' server.err
stop
