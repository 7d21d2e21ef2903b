// What a reader has said and the server has not answered yet, laid over what is saved. Nothing here sends.

import type { Refusal } from "../../kit/rpc";
import type { Annotation, AnnotationChange, NewAnnotation } from "../../kit/wire";

/** What was done, as it is kept on this device until it is saved. */
export type Act = { key: string; at: number; refused?: Refusal } & (
  | { act: "add"; annotation: NewAnnotation }
  | { act: "change"; id: string; change: AnnotationChange }
);

export type Delivery = "saved" | "sending" | "waiting" | "refused";

export interface Said extends Annotation {
  delivery: Delivery;
  reason?: Refusal | undefined;
}

export type Author = Annotation["author"];

export const subjectOf = (act: Act) => (act.act === "add" ? act.annotation.id : act.id);

/** The saved ones with everything that is on its way; `on_the_way` is how that stands now. */
export function overlaid(
  saved: readonly Annotation[],
  acts: readonly Act[],
  author: Author,
  on_the_way: "sending" | "waiting",
): Said[] {
  const shown = saved.map<Said>((one) => ({ ...one, delivery: "saved" }));
  return acts.reduce((said, act) => withAct(said, act, author, on_the_way), shown);
}

function withAct(
  said: readonly Said[],
  act: Act,
  author: Author,
  on_the_way: "sending" | "waiting",
): Said[] {
  const delivery = act.refused ? "refused" : on_the_way;
  const stands = { delivery, reason: act.refused } as const;
  if (act.act === "add") {
    const others = said.filter(({ id }) => id !== act.annotation.id);
    return [...others, { ...asAnnotation(act.annotation, act.at, author), ...stands }];
  }
  if (act.change.removed && !act.refused) return said.filter(({ id }) => id !== act.id);
  return said.map((one) =>
    one.id === act.id ? { ...one, ...(!act.refused && changed(act)), ...stands } : one,
  );
}

function asAnnotation(added: NewAnnotation, at: number, author: Author): Annotation {
  const { reply_to = null, review = null } = added;
  return { ...added, reply_to, review, author, mine: true, at, changed_at: at, resolved_at: null };
}

function changed({ change, at }: Extract<Act, { act: "change" }>): Partial<Annotation> {
  const { text, review, resolved } = change;
  return {
    ...(text !== undefined && { text }),
    ...(review && { review }),
    ...(resolved !== undefined && { resolved_at: resolved ? at : null }),
  };
}
