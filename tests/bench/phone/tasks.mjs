// What a page's main thread was busy with, task by task, as Chromium traces it.

const categories = ["disabled-by-default-devtools.timeline", "__metadata"];

/**
 * The processor's milliseconds of each task while `action` ran: slowed down where the device is, but without what
 * other programs of a busy machine took meanwhile. No other page may be open in the browser.
 */
export async function tasksDuring(page, action) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories });
  let trace;
  try {
    await action();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace);
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const of_pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = traceEvents.filter(
    (event) => event.name === "RunTask" && of_pages.has(thread(event)),
  );
  if (tasks.length === 0) throw new Error("Chromium's trace has no tasks.");
  return tasks.map(({ tdur = 0 }) => tdur / 1_000);
}
