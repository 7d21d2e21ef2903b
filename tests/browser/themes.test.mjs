// Notes become themes: by the keyboard alone, and told to phones and wall as names and numbers only.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { en } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { createRoom, facilitatorIn, transcript, wallIn } from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";

aBrowserForEach();

const said = ["A bench in the shade", "Shade at the bus stop", "A bus in the evening"];

test("themes are made, filled and emptied with keys, and nobody outside reads a note", async (t) => {
  const room = await createRoom(outward, { guide: "theming-session", title: "What we heard" });
  const crew = await crewOf(outward, room);
  t.after(() => crew.close());
  await crew.goTo("pick");
  for (const [index, text] of said.entries())
    await crew.ask("note.add", { id: `n${index}`, text, category: "aspiration" });
  await crew.goTo("cluster");
  const facilitator = await facilitatorIn(browser, room, { bypassCSP: true });
  const wall = await wallIn(browser, room);
  const panel = facilitator.getByRole("region", { name: en("themes.title") });
  const note = (text) => panel.getByRole("checkbox", { name: text });
  const count = (name) => wall.getByRole("listitem").filter({ hasText: name });

  await note(said[0]).focus();
  await facilitator.keyboard.press("Space");
  await note(said[1]).focus();
  await facilitator.keyboard.press("Space");
  await panel.getByRole("textbox", { name: en("themes.new") }).fill("Shade");
  await facilitator.keyboard.press("Enter");
  await count("Shade").filter({ hasText: "2" }).waitFor();

  await note(said[2]).focus();
  await facilitator.keyboard.press("Space");
  const put = `${en("themes.put_here", { count: 1 })} Shade`;
  await panel.getByRole("button", { name: put }).waitFor();
  assert.deepEqual(await barriersOf("grouping notes", facilitator), []);
  await note(said[2]).focus(); // where the narrow screen of that look took it from
  await facilitator.keyboard.press("1");
  await count("Shade").filter({ hasText: "3" }).waitFor();

  await note(said[2]).focus();
  await facilitator.keyboard.press("0");
  await count("Shade").filter({ hasText: "2" }).waitFor();
  await facilitator
    .getByText(en("themes.freed", { count: 1 }))
    .first()
    .waitFor();
  await facilitator.keyboard.press("z");
  await count("Shade").filter({ hasText: "3" }).waitFor();

  const { themes } = await transcript(outward, room);
  assert.deepEqual(
    themes.map(({ name, count }) => [name, count]),
    [["Shade", 3]],
  );
  for (const text of said) assert.ok(!wall.heard.some((frame) => frame.includes(text)), text);
});
