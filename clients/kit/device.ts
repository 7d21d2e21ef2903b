// What this device remembers (localStorage), and what this tab remembers (sessionStorage).
// A browser may refuse both (private mode, full): then everything works until the page is closed.

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
  const kept = read(() => localStorage, key);
  if (kept === null) return fallback;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return fallback;
  }
}

/** Keeps `value` on this device; false when the device refuses. */
export function remember(key: string, value: unknown): boolean {
  return write(() => localStorage, key, JSON.stringify(value));
}

export function forget(key: string): void {
  write(() => localStorage, key, null);
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
