// Every catalogue of the interface has every text, with the same placeholders, in all forms of its language's plural;
// and every language has voices for a rehearsal.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readJson, root } from "./schemas";

type Text = string | Record<string, string>;
type Catalogue = Record<string, Text>;

const folder = join(root, "content/interface");
const codes = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
const catalogue = (code: string) => readJson<Catalogue>(join(folder, `${code}.json`));
const english = catalogue("en");

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const formsOf = (text: Text | undefined) =>
  typeof text === "string" ? { other: text } : (text ?? {});

describe.each(codes)("the catalogue %s", (code) => {
  const texts = catalogue(code);

  test("says which language it is, and which way it runs", () => {
    expect(texts.language).toBe(code);
    expect(["ltr", "rtl"]).toContain(texts.direction);
    expect(texts.name).toBeTruthy();
  });

  test("has the keys of the English one", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  });

  test.each(Object.keys(english))("keeps the placeholders of %s", (key) => {
    const wanted = placeholders(formsOf(english[key]).other ?? "");
    for (const [form, text] of Object.entries(formsOf(texts[key]))) {
      // "one note", "two notes": words can count for themselves.
      const counts = ["zero", "one", "two"].includes(form);
      const has = placeholders(text);
      expect(has.filter((name) => !wanted.includes(name))).toEqual([]);
      expect(
        wanted.filter((name) => !has.includes(name) && !(counts && name === "{count}")),
      ).toEqual([]);
      expect(text.trim()).not.toBe("");
    }
  });

  test("has all forms of its language's plural", () => {
    const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    const needed = code === "es" ? forms.filter((form) => form !== "many") : forms; // 1 000 000 "de"
    for (const [key, text] of Object.entries(texts))
      if (typeof text !== "string")
        expect({ [key]: Object.keys(text).sort() }).toEqual({ [key]: [...needed].sort() });
  });

  test("has voices for a rehearsal", () => {
    const { language, voices, story } = readJson<{
      language: string;
      voices: { category: string; text: string }[];
      story: Record<string, string>;
    }>(join(root, `content/rehearsal/voices.${code}.json`));
    expect(language).toBe(code);
    expect(new Set(voices.map(({ text }) => text)).size).toBe(voices.length);
    const said = new Set(voices.map(({ category }) => category));
    for (const id of ["community-conversation", "workshop"])
      for (const category of gathered(id)) expect(said).toContain(category);
    expect(Object.keys(story)).toEqual(expect.arrayContaining(["hopes", "challenges", "changes"]));
  });
});

test("phones and wall are sent every text that they show", () => {
  const { texts } = readJson<{ texts: string[] }>(join(root, "content/room.json"));
  const shown = ["participant", "wall", "kit"].flatMap((page) => {
    const clients = join(root, "clients", page);
    return readdirSync(clients, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(clients, name), "utf8"));
  });
  const parts = shown.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*["`](\w+)\./g)].map(([, part]) => part ?? ""),
  );
  expect(parts.length).toBeGreaterThan(50);
  expect(parts.filter((part) => !texts.includes(part))).toEqual([]);
});

interface Step {
  form: string;
  capture?: string[];
}

/** The categories that a guide gathers from the room on its line. */
function gathered(id: string): string[] {
  const path = join(root, "content/guides", id, "guide.json");
  const steps = readJson<{ phases: { steps: Step[] }[] }>(path).phases.flatMap(
    (phase) => phase.steps,
  );
  return steps.filter(({ form }) => form !== "crew").flatMap(({ capture }) => capture ?? []);
}
