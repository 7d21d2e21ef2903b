// A phone in bad Wi-Fi: the network swallows, the laptop stands still or starts anew, the phone sleeps.
// Nothing is lost, nothing is doubled, and no screen says that it is connected when it is not.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { en } from "./content.mjs";
import { phoneOnALine, title } from "./phone-on-a-line.mjs";
import { box } from "./room.mjs";
import { eventually } from "./visitors.mjs";

let outward;

before(async () => {
  outward = await startOutward();
});

after(() => outward?.stop());

describe("on a line of one's own", { concurrency: 3 }, () => {
  test("a network that swallows is noticed by the note that waits, which is sent once", async (t) => {
    const here = await phoneOnALine(t, outward);
    here.line.swallow();
    await here.write("Into the void");
    await here.timed("dead line noticed", here.offline());
    await here.note("Into the void", "waiting");
    here.line.mend();
    await here.timed("back", here.connected());
    await here.note("Into the void", "saved");
    assert.deepEqual(await here.words(), ["Into the void"]);
  });

  test("a network that swallows is noticed while nobody writes", async (t) => {
    const here = await phoneOnALine(t, outward);
    here.line.swallow();
    await here.timed("dead line noticed on an idle page", here.offline());
  });

  test("a note whose answer is lost is not called saved, and stays one", async (t) => {
    const here = await phoneOnALine(t, outward);
    here.line.swallowAnswers();
    await here.write("Heard, not answered");
    await eventually(async () => assert.equal((await here.words()).length, 1));
    await here.offline();
    await here.note("Heard, not answered", "waiting");
    here.line.mend();
    await here.note("Heard, not answered", "saved");
    assert.deepEqual(await here.words(), ["Heard, not answered"]);
  });

  for (const [told, text] of [
    ["and still has its own", "participant.also_at"],
    ["in place of its own", "participant.moved_to"],
  ])
    test(`a phone that is cut off leads to the address that the laptop has now, ${told}`, async (t) => {
      const here = await phoneOnALine(t, outward);
      let hear;
      await here.phone.context().routeWebSocket(/\/live$/, (socket) => {
        socket.connectToServer();
        hear = (message) => socket.send(JSON.stringify({ jsonrpc: "2.0", ...message }));
      });
      await here.phone.reload();
      await here.connected();
      const there = "http://192.168.1.5:8080";
      const addresses = text === "participant.also_at" ? [here.line.origin, there] : [there];
      hear({ method: "addresses", params: { conversation: here.room.id, addresses } });
      here.line.swallow();
      await here.offline();
      const way = here.phone.getByRole("link", { name: en(text, { address: "192.168.1.5:8080" }) });
      assert.ok((await way.getAttribute("href")).startsWith(`${there}/j/${here.room.code}`));
      here.line.mend();
      await here.connected();
      await way.waitFor({ state: "detached" });
    });

  test("a phone that slept says connected only when it is", async (t) => {
    const here = await phoneOnALine(t, outward);
    const page = await here.phone.context().newCDPSession(here.phone);
    await page.send("Page.setWebLifecycleState", { state: "frozen" });
    here.line.swallow();
    await new Promise((slept) => setTimeout(slept, 6000));
    await page.send("Page.setWebLifecycleState", { state: "active" });
    await here.timed("dead line noticed after waking", here.offline());
    await here.write("Half asleep");
    await here.note("Half asleep", "waiting");
    here.line.mend();
    await here.timed("back after waking", here.connected());
    await here.note("Half asleep", "saved");
    assert.deepEqual(await here.words(), ["Half asleep"]);
  });

  test("a phone that says it is offline shows it at once, and is back with the network", async (t) => {
    const here = await phoneOnALine(t, outward);
    here.line.swallow();
    await here.phone.context().setOffline(true);
    await here.timed("offline shown", here.offline());
    await here.write("In the lift");
    await here.note("In the lift", "waiting");
    here.line.mend();
    await here.phone.context().setOffline(false);
    await here.timed("back after offline", here.connected());
    await here.note("In the lift", "saved");
    assert.deepEqual(await here.words(), ["In the lift"]);
  });

  test("more notes than the room takes at once all arrive, without a word of alarm", async (t) => {
    const here = await phoneOnALine(t, outward);
    const alarm = here.phone.getByText(en("kit.reason.too_many"));
    const alarmed = alarm.waitFor({ timeout: 0 }).then(() => assert.fail("it was alarmed"));
    alarmed.catch(() => undefined); // the browser closes at the end
    const texts = Array.from({ length: 9 }, (_, index) => `Thought ${index + 1}`);
    here.line.swallow();
    for (const text of texts) await here.write(text);
    here.line.mend();
    const all_saved = Promise.all(texts.map((text) => here.note(text, "saved")));
    await Promise.race([all_saved, alarmed]);
    assert.deepEqual(await here.words(), texts);
    assert.ok(here.phone.heard.some((frame) => frame.includes("too_many")));
  });
});

test("a laptop that stands still is noticed, and goes on where it stood", async (t) => {
  const here = await phoneOnALine(t, outward);
  outward.freeze();
  try {
    await here.write("While it stood still");
    await here.timed("frozen server noticed", here.offline());
    await here.note("While it stood still", "waiting");
  } finally {
    outward.thaw();
  }
  await here.timed("back after the freeze", here.connected());
  await here.note("While it stood still", "saved");
  assert.deepEqual(await here.words(), ["While it stood still"]);
});

test("words, caret and keyboard stay where they are while the laptop starts anew", async (t) => {
  const here = await phoneOnALine(t, outward);
  const { phone } = here;
  const words = box(phone, title);
  await words.fill("Shade on the square");
  await words.evaluate((field) => field.setSelectionRange(5, 5));
  await outward.kill();
  await here.offline();
  await phone.keyboard.type(" and benches");
  await outward.restart();
  await here.timed("back after the restart", here.connected());
  assert.equal(await words.inputValue(), "Shade and benches on the square");
  assert.deepEqual(
    await words.evaluate((field) => [field.selectionStart, field === document.activeElement]),
    [17, true],
  );
  await phone.keyboard.press("Enter");
  await here.note("Shade and benches on the square", "saved");
  assert.deepEqual(await here.words(), ["Shade and benches on the square"]);
});
