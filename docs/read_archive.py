"""Prints how many notes of each category every conversation has. See api.md."""

import json
import os
import sys
import urllib.parse
import urllib.request


def ask(server, path, **values):
    given = {name: value for name, value in values.items() if value}
    address = f"{server}/api/v1/{path}?{urllib.parse.urlencode(given)}"
    request = urllib.request.Request(
        address, headers={"Authorization": f"Bearer {os.environ['OUTWARD_KEY']}"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def conversations(server):
    after = None
    while True:
        page = ask(server, "archive", sort="date", ascending="1", after=after)
        yield from page["conversations"]
        after = page["next"]
        if after is None:
            return


def main(server):
    for conversation in conversations(server):
        reading = ask(server, f"conversations/{conversation['id']}/transcript", language="en")
        notes = {}
        for note in reading["notes"]:
            notes.setdefault(note["label"], []).append(note["number"])
        print(f"{conversation['title']}: {conversation['people']} people")
        for label, people in sorted(notes.items()):
            print(f"    {label}: {len(people)} notes by {len(set(people))} people")


if __name__ == "__main__":
    if len(sys.argv) != 2 or "OUTWARD_KEY" not in os.environ:
        sys.exit("Usage: OUTWARD_KEY=… python3 read_archive.py http://127.0.0.1:8080")
    main(sys.argv[1].rstrip("/"))
