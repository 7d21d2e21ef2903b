// Comments with their answers, and which of them are looked at.

import type { Said } from "./acts";

export interface Thread {
  comment: Said;
  /** Oldest first. */
  replies: Said[];
}

/** An answer to what is gone stands for itself. */
export function threadsOf(said: readonly Said[]): Thread[] {
  const comments = new Set(said.filter(({ kind }) => kind === "comment").map(({ id }) => id));
  const answers = ({ reply_to }: Said) => reply_to !== null && comments.has(reply_to);
  return said
    .filter((one) => one.kind !== "review" && !answers(one))
    .map((comment) => ({
      comment,
      replies: said.filter(({ reply_to }) => reply_to === comment.id),
    }));
}

export const states = ["open", "resolved", "every"] as const;
export type State = (typeof states)[number];

export function inState(threads: readonly Thread[], state: State): Thread[] {
  if (state === "every") return [...threads];
  return threads.filter(({ comment }) => (comment.resolved_at !== null) === (state === "resolved"));
}

/** Those in which somebody by that name has a word; "" is everybody. */
export function byAuthor(threads: readonly Thread[], author: string): Thread[] {
  if (author === "") return [...threads];
  return threads.filter(({ comment, replies }) =>
    [comment, ...replies].some((said) => authorKey(said) === author),
  );
}

/** Two of the same name on different sides are two. */
export const authorKey = ({ author: { role, name } }: Said) => `${role}:${name}`;

/** Everybody who said something, in the order of their first word. */
export function authorsOf(said: readonly Said[]): { key: string; said: Said }[] {
  const first = new Map<string, Said>();
  for (const one of said) if (!first.has(authorKey(one))) first.set(authorKey(one), one);
  return [...first].map(([key, one]) => ({ key, said: one }));
}
