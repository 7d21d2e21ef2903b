// What the draft was before, to go back to. Typing in one field is one change.

export interface History<T> {
  now: T;
  /** The newest last. */
  before: readonly T[];
  /** The field that was last typed in; null after any other change. */
  typing: string | null;
}

const deepest = 100;

export function begin<T>(now: T): History<T> {
  return { now, before: [], typing: null };
}

export function changed<T>(history: History<T>, now: T, typing: string | null): History<T> {
  if (now === history.now) return history;
  if (typing !== null && typing === history.typing) return { ...history, now };
  return { now, before: [...history.before, history.now].slice(-deepest), typing };
}

export function undone<T>(history: History<T>): History<T> {
  const now = history.before.at(-1);
  if (now === undefined) return history;
  return { now, before: history.before.slice(0, -1), typing: null };
}
