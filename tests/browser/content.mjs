// What pages should say, read from where the program has it: content/. SOURCE_DIR is the project's folder.

import { readFileSync } from "node:fs";
import { join } from "node:path";

function read(...path) {
  return JSON.parse(readFileSync(join(process.env.SOURCE_DIR, "content", ...path), "utf8"));
}

/** A text of the interface in one language: `en("kit.undo")` is "Undo". */
export function catalogue(language) {
  const texts = read("interface", `${language}.json`);
  const plural = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const entry = texts[key];
    if (entry === undefined) throw new Error(`no text ${key} in ${language}`);
    const text =
      typeof entry === "string" ? entry : (entry[plural.select(values.count)] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
}

export const en = catalogue("en");
export const es = catalogue("es");

/** `steps`: as written; `line`: those that Next walks; `words(language)`: its texts. */
export function readGuide(id) {
  const steps = read("guides", id, "guide.json").phases.flatMap((phase) => phase.steps);
  return {
    id,
    steps,
    line: steps.filter((step) => !step.aside),
    words: (language) => read("guides", id, `text.${language}.json`),
  };
}

/** Every sentence that is meant for facilitator and note-taker only. */
export function crewWords(guide, language) {
  const { steps } = guide.words(language);
  return guide.steps.flatMap(({ id, form }) => {
    const { say, cues = {}, prompt, moves = {} } = steps[id];
    const advice = Object.values(cues).flatMap((cue) => [cue.when, cue.do]);
    return [...say, ...advice, ...Object.values(moves), ...(form === "crew" ? [prompt] : [])];
  });
}
