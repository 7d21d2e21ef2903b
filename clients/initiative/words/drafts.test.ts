import { expect, test } from "vitest";
import { insisted, oneLine, settled, standing, withText, written } from "./drafts";

test("what is kept shows as it is while nobody writes", () => {
  expect(standing("More light", undefined)).toEqual({ state: "saved", text: "More light" });
});

test("own words over what was kept when they were begun wait to be saved", () => {
  const draft = written("More light", undefined, "More light at the bridge");
  expect(standing("More light", draft)).toEqual({
    state: "unsaved",
    text: "More light at the bridge",
  });
});

test("when somebody else has changed it meanwhile, both texts are there", () => {
  const draft = written("More light", undefined, "More light at the bridge");
  expect(standing("Less traffic", draft)).toEqual({
    state: "apart",
    text: "More light at the bridge",
    theirs: "Less traffic",
  });
});

test("when both wrote the same, there is nothing to choose", () => {
  const draft = written("More light", undefined, "Less traffic ");
  expect(standing("Less traffic", draft).state).toBe("saved");
});

test("own words that have arrived are nobody else's, though one writes on", () => {
  const sent = { text: "More light at the", base: "More light", sent: "More light at the" };
  const longer = written("More light", sent, "More light at the bridge");
  expect(standing("More light at the", longer).state).toBe("unsaved");
  expect(settled(longer, "More light at the")).toEqual({
    text: "More light at the bridge",
    base: "More light at the",
  });
  expect(settled(sent, "More light at the")).toBeNull();
});

test("what was sent and did not arrive is still over what it was begun on", () => {
  const sent = { text: "A bench", base: "A tree", sent: "A bench" };
  expect(settled(sent, "A tree")).toEqual({ text: "A bench", base: "A tree" });
});

test("who insists on the own words has seen the other's", () => {
  const draft = insisted({ text: "A bench", base: "A tree" }, "A fountain");
  expect(standing("A fountain", draft).state).toBe("unsaved");
  expect(standing("A playground", draft).state).toBe("apart");
});

test("words in one language leave those in others alone, and empty ones are taken out", () => {
  const record = { id: "s", texts: { en: "A bench", es: "Un banco" } };
  expect(withText(record, "es", "Una banca").texts).toEqual({ en: "A bench", es: "Una banca" });
  expect(withText(record, "es", "").texts).toEqual({ en: "A bench" });
  expect(record.texts.es).toBe("Un banco");
});

test("a sentence is one line", () => {
  expect(oneLine("  A bench\n for  the old\tpeople ")).toBe("A bench for the old people");
});
