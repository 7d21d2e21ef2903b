// The schemas of guides agree with the guides that there are, and with what the program says of good and bad ones.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { foldersIn, problems, readJson, root } from "./schemas";

const program = process.env.OUTWARD ?? join(root, "build/release/outward");
const examples = join(root, "tests/contract/examples/guides");

interface Why {
  /** Whether the schema sees it too, or only the program. */
  schema: boolean;
  file: string;
  /** A JSON pointer. */
  path: string;
  /** Words in what the program says. */
  contains: string;
}

interface Complaint {
  file: string;
  path: string;
}

function complaints(folder: string): Complaint[] {
  const texts = readdirSync(folder).filter((name) => /^text\..+\.json$/.test(name));
  const types: [string, string][] = [
    ["guide.json", "Guide"],
    ...texts.map((name): [string, string] => [name, "GuideText"]),
  ];
  return types.flatMap(([file, type]) =>
    problems(type, readJson(join(folder, file))).map((error) => ({
      file,
      path: error.instancePath,
    })),
  );
}

/** A missing or a surplus property is seen at the object that it is in. */
const isAbout = ({ path }: Complaint, place: string) =>
  path === place || place.slice(0, place.lastIndexOf("/")) === path;

function check(folder: string) {
  const { status, stderr } = spawnSync(program, ["guide", "check", relative(root, folder)], {
    cwd: root,
    encoding: "utf8",
  });
  return { sound: status === 0, lines: stderr.split("\n") };
}

const named = (folders: string[]): [string, string][] =>
  folders.map((folder) => [basename(folder), folder]);
const sound = [
  ...foldersIn(join(root, "content/guides")),
  join(root, "content/starter"),
  ...foldersIn(join(examples, "good")),
];
const bad = named(foldersIn(join(examples, "bad")));

describe("a sound guide", () => {
  test.each(named(sound))("%s fits the schemas", (_, folder) => {
    expect(complaints(folder)).toEqual([]);
  });

  test.skipIf(!existsSync(program)).each(named(sound))(
    "%s is sound to the program",
    (_, folder) => {
      expect(check(folder)).toEqual({ sound: true, lines: [""] });
    },
  );
});

describe("a bad guide", () => {
  test.each(bad)("%s is seen by the schemas when it says so", (_, folder) => {
    const why = readJson<Why>(join(folder, "why.json"));
    const found = complaints(folder).filter(({ file }) => file === why.file);
    expect(found.some((complaint) => isAbout(complaint, why.path))).toBe(why.schema);
    expect(found.length > 0).toBe(why.schema);
  });

  test.skipIf(!existsSync(program)).each(bad)("%s is refused by the program", (_, folder) => {
    const why = readJson<Why>(join(folder, "why.json"));
    const { sound, lines } = check(folder);
    expect(sound).toBe(false);
    const place = `${why.file} at ${why.path}: `;
    expect(lines.filter((line) => line.includes(place)).join("\n")).toContain(why.contains);
  });
});
