// Where in the editor a check message belongs. A place is a file and a path in it; steps go by their ids,
// so that a place stays good when steps move.

import type { Draft, Path, StepFile } from "./draft";

export interface Problem {
  file: string;
  /** JSON pointer; "" for the whole file. */
  path: string;
  message: string;
}

export interface Place {
  /** The step that is to be opened; null: what is about the whole guide. */
  step: string | null;
  field: string;
}

export interface Field {
  name: string;
  empty: boolean;
}

/** The name of a field: "text.en.json/steps/hopes/prompt", "guide.json/steps/hopes/minutes". */
export function fieldName(file: string, path: Path): string {
  return [file, ...path].join("/");
}

export function placeOf({ guide }: Draft, { file, path, message }: Problem): Place {
  const keys = [...path.split("/").slice(1).map(unescaped), ...missingIn(message)];
  if (file !== "guide.json") {
    const step = keys[0] === "steps" ? (keys[1] ?? null) : null;
    return { step, field: fieldName(file, keys) };
  }
  if (keys[0] !== "phases") return { step: null, field: fieldName(file, keys) };
  return inPhases(guide.phases, keys);
}

/** Down "/phases/1/steps/0/steps/2/late" to the step that it is in. */
function inPhases(phases: readonly { id: string; steps?: StepFile[] }[], keys: Path): Place {
  const phase = phases[Number(keys[1])];
  let rest = keys.slice(2);
  let step: StepFile | undefined;
  let steps = phase?.steps;
  while (rest[0] === "steps" && steps?.[Number(rest[1])]) {
    step = steps[Number(rest[1])];
    steps = step?.steps;
    rest = rest.slice(2);
  }
  if (!step) return { step: null, field: fieldName("guide.json", ["phases", phase?.id ?? ""]) };
  return { step: step.id, field: fieldName("guide.json", ["steps", step.id, ...rest]) };
}

/** "'prompt' is missing": the message stands at what should hold it. */
function missingIn(message: string): string[] {
  const [, missing] = /'([^']+)'.* (?:is|are) missing/.exec(message) ?? [];
  return missing === undefined ? [] : [missing];
}

function unescaped(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

/**
 * The field that a place leads to: itself; else an empty one inside it, the first one inside it, or the same
 * in what stands around it. null when nothing of its step is there.
 */
export function fieldFor(place: Place, fields: readonly Field[]): string | null {
  const [file = "", ...keys] = place.field.split("/");
  for (let length = keys.length; length > 0; length -= 1) {
    const name = fieldName(file, keys.slice(0, length));
    const inside = fields.filter((field) => field.name.startsWith(`${name}/`));
    const found =
      fields.find((field) => field.name === name) ?? inside.find(({ empty }) => empty) ?? inside[0];
    if (found) return found.name;
    if (length <= 2 && keys[0] === "steps") return null;
  }
  return null;
}
