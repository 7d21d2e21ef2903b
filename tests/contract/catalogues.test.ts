// Every catalogue of the interface has every text, with the same placeholders, in all forms of its language's plural;
// and every language has voices for a rehearsal.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

describe.each([
  ["room", ["participant", "wall", "test"]],
  ["crew", ["facilitator", "table"]],
])("the pages of the %s", (kind, pages) => {
  const parts = readJson<Record<string, string[]>>(join(root, "content/texts.json"))[kind] ?? [];
  const sent = (key: string) => parts.some((part) => key === part || key.startsWith(`${part}.`));
  const keys = Object.keys(readJson<object>(join(root, "content/interface/en.json")));

  test.each(pages)("are sent every text that %s shows", (page) => {
    const named = sourcesOf(page).flatMap((source) =>
      [...source.matchAll(/["`](\w+\.[\w.]*)(["`]|\$\{)/g)].map(([, key = "", end]) =>
        end === "${" ? keys.filter((known) => known.startsWith(key)) : [key],
      ),
    );
    const texts = named.flat().filter((key) => keys.includes(key));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter((key) => !sent(key))).toEqual([]);
  });

  test("are sent nothing that there is not", () => {
    expect(parts.filter((part) => !keys.some((key) => `${key}.`.startsWith(`${part}.`)))).toEqual(
      [],
    );
  });
});

/** What a page is made of: its start, and all that is imported from there; not the names of the wire. */
function sourcesOf(page: string): string[] {
  const found = new Map<string, string>();
  const todo = [join(root, "clients", page, "main.tsx")];
  for (let file = todo.pop(); file; file = todo.pop()) {
    if (found.has(file)) continue;
    const source = readFileSync(file, "utf8");
    found.set(file, source);
    for (const [, name = ""] of source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)) {
      const path = join(dirname(file), name);
      const made = [`${path}.ts`, `${path}.tsx`].find((candidate) => existsSync(candidate));
      if (made && !made.endsWith("wire.ts") && !made.endsWith("requests.ts")) todo.push(made);
    }
  }
  return [...found.values()];
}

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
