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
    return text.replace(/\{(\w+)\}/g, (_, name) => isolated(values[name], texts.direction));
  };
}

/** As pages do it: words of the other direction keep their own order. */
function isolated(value, direction) {
  const other = direction === "rtl" ? /\p{Script=Latin}/u : /\p{Script=Arabic}/u;
  return typeof value === "string" && other.test(value) ? `\u2068${value}\u2069` : value;
}

export const en = catalogue("en");
export const es = catalogue("es");
export const ar = catalogue("ar");

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

/** Every sentence that is meant for facilitator and note-taker only; probes, until they are sent. */
export function crewWords(guide, language) {
  const { steps } = guide.words(language);
  const everyones = new Set();
  const crews = [];
  for (const { id, form } of guide.steps) {
    const { title, prompt, say, cues = {}, moves = {}, probes = {} } = steps[id];
    for (const words of [title, prompt]) form === "crew" ? crews.push(words) : everyones.add(words);
    crews.push(...say, ...Object.values(moves), ...Object.values(probes));
    crews.push(...Object.values(cues).flatMap((cue) => [cue.when, cue.do]));
  }
  return crews.filter((words) => !everyones.has(words));
}
