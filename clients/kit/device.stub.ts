// A device for tests: its storage, and the events by which tabs hear of each other's changes.

import { vi } from "vitest";

export interface StubDevice {
  storage: Map<string, string>;
  /** From now on nothing can be written. */
  full: boolean;
}

/** All tabs that are opened after it share this device. What one writes the others hear a moment later. */
export function stubDevice(): StubDevice {
  const device: StubDevice = { storage: new Map(), full: false };
  const window = new EventTarget();
  function changed(key: string, newValue: string | null): void {
    const event = Object.assign(new Event("storage"), { key, newValue });
    queueMicrotask(() => window.dispatchEvent(event));
  }
  vi.stubGlobal("window", window);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => device.storage.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (device.full) throw new Error("QuotaExceededError");
      device.storage.set(key, value);
      changed(key, value);
    },
    removeItem: (key: string) => {
      device.storage.delete(key);
      changed(key, null);
    },
  });
  return device;
}
