// What a screen reader has: each page as it is read from top to bottom, and what is said by itself as the room moves,
// in the order in which it is said. Where words of the guide or the interface change, they change here.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import {
  asked,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  ownNote,
  phoneIn,
  startButton,
  wallIn,
  write,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { listenTo, scriptOf } from "./spoken.mjs";
import { eventually } from "./visitors.mjs";

const guide = readGuide("community-conversation");
const { steps } = guide.words("en");
const [probe] = guide.steps.find(({ id }) => id === "hopes").probes;
const away = /ERR_CONNECTION_REFUSED|WebSocket connection to|Failed to fetch/;

aBrowserForEach();

async function talk(t) {
  const room = await createRoom(outward, { title: "What our street needs", place: "Mill Street" });
  const crew = await crewOf(outward, room);
  t.after(() => crew.close());
  return { room, crew };
}

/** Waits until the page reads like this: `expected` is indented as it stands here. */
async function isRead(page, expected, how) {
  const lines = expected.split("\n").filter((line) => line.trim() !== "");
  const indent = /^ */.exec(lines[0])[0].length;
  await eventually(async () => {
    const script = (await scriptOf(page, how)).map(steady);
    // The announcer's own line comes last, and goes after some seconds.
    const said = script.at(-1)?.startsWith("“") ? script.slice(0, -1) : script;
    assert.deepEqual(
      said,
      lines.map((line) => line.slice(indent)),
    );
  });
}

/** Without what is another each time. */
const steady = (line) =>
  line
    .replace(/\b\d{1,2}:\d\d(?!\d)(\s[AP]M)?/g, "0:00")
    .replace(/\d+ minutes? (ahead|behind|left)/, "0 minutes $1")
    .replace(/\b(Code |8080 |the code )[A-Z0-9]{6}\b/g, "$1ABCDEF");

/** Does it, and waits until just this was said since the last time. */
async function says(heard, act, expected) {
  const said = [];
  await act();
  await eventually(async () => {
    said.push(...(await heard()));
    assert.deepEqual(said, expected);
  });
}

test("a phone is read from the question to what one can do", async (t) => {
  const { room, crew } = await talk(t);
  const phone = await phoneIn(browser, room);
  await isRead(
    phone,
    `
    banner
      “What our street needs”
      button Menu
    status (polite)
    main
      “Mill Street”
      heading 1 Welcome. You are in.
      “We begin in a moment. The first question appears here by itself.”
      status (polite)
        “1 person is here so far.”
      button What is kept, and who sees it
    `,
  );
  await crew.goTo("hopes");
  await asked(phone, steps.hopes.prompt);
  await write(phone, steps.hopes.title, "A bench in the shade");
  await ownNote(phone, "A bench in the shade", "saved").waitFor();
  await phone.getByRole("button", { name: en("participant.raise_hand") }).click();
  await isRead(
    phone,
    `
    banner
      “What our street needs”
      button Menu
    status (polite)
    main
      “Hopes”
      heading 1 What kind of community do you want to live in, and why?
      “One hope at a time. Send as many as you like.”
      form
        group Kind of note
          radio (chosen) Hope
          radio Why it matters
        textbox Your words for “Hopes”
        button (off) Send
      heading 2 Your notes
      list
        listitem
          “Hope”
          “A bench in the shade”
          “Saved”
          button Edit
          button Take back
      group
        summary (folded) Look back at earlier questions
    contentinfo
      button I’m ready
      button (pressed) Hand is up
    `,
  );
});

test("a wall is read from the question to the code", async (t) => {
  const { room, crew } = await talk(t);
  const wall = await wallIn(browser, room);
  await isRead(
    wall,
    `
    banner
      “Mill Street”
      button Show the code (q)
      button Full screen (f)
    main
      heading 1 What our street needs
      “Scan, or open 192.168.1.20:8080 Code ABCDEF”
      “No phone? You take part just the same.”
      picture QR code to join with the code ABCDEF
    contentinfo
      status (polite)
        “0 people here”
    `,
  );
  await crew.goTo("hopes");
  await crew.ask("probe.push", { probe });
  await isRead(
    wall,
    `
    banner
      “What we hope for · Hopes”
      button Show the code (q)
      button Full screen (f)
    main
      heading 1 What kind of community do you want to live in, and why?
      “What would that look like on an ordinary Tuesday?”
    contentinfo
      progressbar Time spent in this step
      “0 minutes left”
      status (polite)
        “0 people here”
      “192.168.1.20:8080 ABCDEF”
    `,
  );
});

test("a facilitator's page is read from the words to say to Next", async (t) => {
  const { room, crew } = await talk(t);
  const phone = await phoneIn(browser, room);
  await crew.goTo("hopes");
  await asked(phone, steps.hopes.prompt);
  await write(phone, steps.hopes.title, "A bench in the shade");
  await ownNote(phone, "A bench in the shade", "saved").waitFor();
  await phone.getByRole("button", { name: en("participant.raise_hand") }).click();
  crew.close();
  const facilitator = await facilitatorIn(browser, room);
  await facilitatorAt(facilitator, steps.hopes.title);
  const closed = /^(banner|navigation Steps|region (Ask further|If this|Other ways|Tables))/;
  await isRead(facilitator, facilitator_at_hopes, { closed });
});

const facilitator_at_hopes = `
  banner
  main
    navigation Steps
    region What to say
      article Hopes
        heading 2 Hopes
        “What we hope for · everyone together · 15 minutes”
        “${steps.hopes.say.join(" ")}”
        region On the phones and the wall
          “On the phones and the wall · 1 note”
          “What kind of community do you want to live in, and why?”
        region Ask further
        region If this happens
    region Other ways on
    region Notes
      status (polite)
      region Hands
        status (polite)
          “1 hand is up”
        list
          listitem
            “Person 1”
            button Call on Person 1
      heading 2 Notes
      group Which notes
        radio (chosen) All
        radio This step
      group Category
        radio (chosen) All 1
        radio Hope 1
      region Notes, newest last
        list
          listitem
            heading 3 Hopes
            article
              “A bench in the shade”
              “Hope Person 1 0:00”
              button Highlight
              button Hide
              button (folded) More for this note
      form
        textbox Write a note
  contentinfo
    “0:00”
    progressbar Time used in this step
    button Pause the clock
    button 2 minutes more
    “0 minutes ahead of plan ends about 0:00”
    button Back
    button Repeat
    button Skip
    button Pause
    button Next 0 of 1 ready Where we are today
  `;

test("a phone says where the room is, what was saved, and that the line is gone", async (t) => {
  const { room, crew } = await talk(t);
  const phone = await phoneIn(browser, room);
  await asked(phone, en("participant.waiting"));
  const heard = await listenTo(phone);
  const note = (text) => write(phone, steps.hopes.title, text);
  await says(heard, () => crew.goTo("welcome"), [
    "We moved to Welcome. Welcome! We're glad you came.",
  ]);
  await says(heard, () => crew.goTo("hopes"), [
    "We moved to Hopes. What kind of community do you want to live in, and why?",
  ]);
  await says(heard, () => note("A bench in the shade"), ["Saved"]);
  await says(heard, () => crew.ask("probe.push", { probe }), [
    "One more thought: What would that look like on an ordinary Tuesday?",
  ]);
  await says(heard, () => crew.ask("conversation.pause"), ["A short break"]);
  await says(heard, () => crew.ask("conversation.resume"), ["We go on."]);

  browser.forgive(away);
  crew.close();
  await says(heard, outward.kill, ["Connecting…", en("participant.offline")]);
  await note("Written meanwhile");
  await ownNote(phone, "Written meanwhile", "waiting").waitFor();
  await says(heard, outward.restart, ["Saved"]);
  await says(heard, outward.kill, ["Connecting…", en("participant.offline")]);
  await says(heard, outward.restart, [en("participant.connected")]);
  const again = await crewOf(outward, room);
  t.after(() => again.close());
  await says(heard, () => again.ask("conversation.close"), ["Thank you for being part of this"]);
});

test("a facilitator's page says what was done, who wants to speak, and how the line is", async (t) => {
  const room = await createRoom(outward);
  const facilitator = await facilitatorIn(browser, room);
  const phone = await phoneIn(browser, room);
  await asked(phone, en("participant.waiting"));
  await startButton(facilitator).waitFor();
  const heard = await listenTo(facilitator);
  const key = (name) => () => facilitator.keyboard.press(name);
  await says(heard, key("n"), ["The conversation has started", "Now at Welcome"]);
  for (const id of ["ground-rules", "names-and-jotting", "hopes"])
    await says(heard, key("n"), [`Now at ${steps[id].title}`]);
  const raise = phone.getByRole("button", { name: en("participant.raise_hand") });
  await says(heard, () => raise.click(), ["1 hand is up"]);
  const call_on = facilitator.getByRole("button", { name: /^Call on/ });
  await says(heard, () => call_on.click(), ["Person 1 has the floor"]);
  await says(heard, key("1"), ["Question sent to the phones and the wall"]);
  await says(heard, key("p"), ["Paused for everyone"]);
  await says(heard, key("p"), ["On again"]);
  await says(heard, key("z"), ["Taken back", "Paused for everyone"]);

  browser.forgive(away);
  await says(heard, outward.kill, ["Connecting…", en("facilitator.offline")]);
  await says(heard, outward.restart, ["Connected to the room"]);
  let colleague;
  const comes = async () => {
    colleague = await crewOf(outward, room);
    t.after(() => colleague.close());
  };
  await says(heard, comes, [en("facilitator.you_lead")]);
  await says(heard, () => colleague.ask("conversation.resume"), ["On again"]);
  await says(heard, () => colleague.ask("conversation.close"), ["The conversation is closed"]);
});

test("a wall says how much was written, and how the line is", async (t) => {
  const { room, crew } = await talk(t);
  await crew.goTo("hopes");
  const phone = await phoneIn(browser, room);
  await asked(phone, steps.hopes.prompt);
  const wall = await wallIn(browser, room);
  await wall.getByText("1 person here").waitFor();
  const heard = await listenTo(wall);
  const counts = "1 note so far · 1 person here";
  await says(heard, () => write(phone, steps.hopes.title, "A bench in the shade"), [counts]);
  const moved = `We moved to ${steps.concerns.title}. ${steps.concerns.prompt}`;
  await says(heard, () => crew.goTo("concerns"), ["1 person here", moved]);
  browser.forgive(away);
  crew.close();
  await says(heard, outward.kill, ["Not connected, trying again"]);
  await says(heard, outward.restart, ["1 person here"]);
});
