// Signs that a line which looked open may be dead, or that it is worth trying again: the page is seen, the
// device says so, or it slept. Of a sleep no event tells for certain, but timers stand still.

const period = 1_000;
const sleep = 3_000;

export interface Signs {
  /** The page is looked at again, or the device has a network again. */
  woken(): void;
  /** Timers stood still: whatever was so before has to be asked anew. */
  slept(): void;
  /** The device says that it has no network. */
  cutOff(): void;
  /** Each second otherwise. */
  awake(): void;
}

/** Ends when the function given back is called. */
export function heedSigns({ woken, slept, cutOff, awake }: Signs): () => void {
  let before = read();

  function look(): void {
    const now = read();
    const gap = Math.max(now.steady - before.steady, now.wall - before.wall);
    before = now;
    if (gap > sleep) slept();
    else awake();
  }

  function seen(): void {
    if (document.visibilityState !== "visible") return;
    look();
    woken();
  }

  const looking = setInterval(look, period);
  const heard: [EventTarget, string, () => void][] = [
    [document, "visibilitychange", seen],
    [window, "pageshow", seen],
    [window, "focus", seen],
    [window, "online", seen],
    [window, "offline", cutOff],
  ];
  for (const [target, sign, act] of heard) target.addEventListener(sign, act);
  return () => {
    clearInterval(looking);
    for (const [target, sign, act] of heard) target.removeEventListener(sign, act);
  };
}

/** The steady clock may stand still in a sleep; the other may be set by hand: then we look once too often. */
function read(): { steady: number; wall: number } {
  return { steady: performance.now(), wall: Date.now() };
}
