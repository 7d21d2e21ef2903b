// What this device remembers (localStorage), and what this tab remembers (sessionStorage).
// A browser may refuse both (private mode, full): then everything works until the page is closed.

import { computed, type ReadonlySignal, signal } from "@preact/signals";

/** What could not be written, by key; each later write tries it again. */
const unkept = signal<ReadonlyMap<string, string>>(new Map());

/** False while the browser refuses to keep something: closing the page would lose it. */
export const kept: ReadonlySignal<boolean> = computed(() => unkept.value.size === 0);

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(`outward.${key}`);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string | null): boolean {
  try {
    if (value === null) storage().removeItem(`outward.${key}`);
    else storage().setItem(`outward.${key}`, value);
    return true;
  } catch {
    return false;
  }
}

/** The value kept under `key` on this device, or `fallback` when there is none or it cannot be read. */
export function recall<T>(key: string, fallback: T): T {
  return parsed(
    read(() => localStorage, key),
    fallback,
  );
}

function parsed<T>(text: string | null, fallback: T): T {
  if (text === null) return fallback;
  try {
    return JSON.parse(text) as T;
  } catch {
    return fallback;
  }
}

/** Keeps `value` on this device, if the device lets us: see `kept`. */
export function remember(key: string, value: unknown): void {
  const toWrite = new Map(unkept.peek()).set(key, JSON.stringify(value));
  const refused = [...toWrite].filter(([name, text]) => !write(() => localStorage, name, text));
  if (refused.length > 0 || unkept.peek().size > 0) unkept.value = new Map(refused);
}

export function forget(key: string): void {
  write(() => localStorage, key, null);
  if (!unkept.peek().has(key)) return;
  unkept.value = new Map([...unkept.peek()].filter(([name]) => name !== key));
}

/**
 * Tells what another tab of this device keeps under `key` from now on; not when it was taken away there.
 * Ends when the function given back is called.
 */
export function heedOtherTabs<T>(key: string, changed: (value: T) => void): () => void {
  function heed({ key: where, newValue }: StorageEvent): void {
    if (where !== `outward.${key}`) return;
    const value = parsed<T | null>(newValue, null);
    if (value !== null) changed(value);
  }
  window.addEventListener("storage", heed);
  return () => window.removeEventListener("storage", heed);
}

/** A value that this device keeps, the same in all its tabs. */
export interface Kept<T> {
  value: ReadonlySignal<T>;
  put(value: T): void;
}

/** What is kept under `key`. It lives as long as the page. */
export function keptSignal<T>(key: string, fallback: T): Kept<T> {
  const value = signal(recall(key, fallback));
  heedOtherTabs<T>(key, (theirs) => {
    value.value = theirs;
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted && !unkept.peek().has(key)) value.value = recall(key, value.peek());
  });
  return {
    value,
    put: (next) => {
      value.value = next;
      remember(key, next);
    },
  };
}

/**
 * The secrets in the address's fragment (`#key=…`), kept for this tab so that a reload has them too.
 * The name of the page keeps two pages in one tab apart.
 */
export function fragmentValue(name: string): string | null {
  const kept = `${location.pathname}.${name}`;
  const given = new URLSearchParams(location.hash.slice(1)).get(name);
  if (given !== null) write(() => sessionStorage, kept, given);
  return given ?? read(() => sessionStorage, kept);
}
