// The server's time on this device. The device's own clock may be wrong, and may be set while the page is
// open, so only what passes is measured here. A steady clock may stand still while the device sleeps:
// whoever hears the server's time tells it.

import { type ReadonlySignal, signal } from "@preact/signals";

export interface ServerClock {
  /** Milliseconds since 1970; ticks each second. */
  now: ReadonlySignal<number>;
  /** It was `time` on the server a moment ago. */
  set(time: number): void;
  stop(): void;
}

const unnoticed = 500; // so much an answer may be late without the time on the screens jumping

export function startServerClock(): ServerClock {
  const now = signal(Date.now()); // until the first answer
  let known = { server: now.peek(), steady: performance.now() }; // one moment, read from both

  function read(): number {
    return known.server + performance.now() - known.steady;
  }

  const ticking = setInterval(() => {
    now.value = read();
  }, 1000);

  return {
    now,
    set: (time) => {
      if (Math.abs(time - read()) < unnoticed) return;
      known = { server: time, steady: performance.now() };
      now.value = time;
    },
    stop: () => clearInterval(ticking),
  };
}
