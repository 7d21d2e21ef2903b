// Somebody's first visit with an empty cache, and the second: bytes, requests, and how long until it can be used.

import { slow_line, timeUntilUsable, turnOn } from "./device.mjs";
import { tasksDuring } from "./tasks.mjs";

/** { first, second }: each { bytes, requests, said, painted, usable, longest }. */
export async function visits(browser, device, address) {
  const own = await turnOn(browser, device);
  try {
    const first = await visit(own, address);
    return { first, second: await visit(own, address) };
  } finally {
    await own.turnOff();
  }
}

async function visit(own, address) {
  const { page, cdp } = await own.open({ line: slow_line });
  const wire = listenTo(cdp);
  let usable;
  const tasks = await tasksDuring(page, async () => {
    await page.goto(address, { waitUntil: "commit" });
    usable = await timeUntilUsable(page);
    await page.waitForLoadState("networkidle");
  });
  const painted = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0].startTime,
  );
  await page.close();
  return { ...wire, painted, usable, longest: Math.max(...tasks) };
}

/** What comes over the wire, with all headers; what comes out of the cache does not count. */
function listenTo(cdp) {
  const wire = { bytes: 0, requests: 0, said: 0 };
  cdp.on("Network.loadingFinished", ({ encodedDataLength }) => {
    if (encodedDataLength === 0) return;
    wire.bytes += encodedDataLength;
    wire.requests += 1;
  });
  cdp.on("Network.webSocketFrameReceived", ({ response }) => {
    wire.said += Buffer.byteLength(response.payloadData);
  });
  return wire;
}
