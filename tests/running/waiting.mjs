// Waiting for something to be so: a deadline that only a failure meets, and never a fixed pause.

const patience = 15_000;
const between_looks = 50;

export const pause = (milliseconds) => new Promise((over) => setTimeout(over, milliseconds));

/** Asks until `check` no longer throws, and at the end says why it still does. */
export async function eventually(check, { within = patience } = {}) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(between_looks);
    }
  }
}
