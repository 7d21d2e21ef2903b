import { expect, test } from "vitest";
import { archiveWish, fragmentOf, narrowedBy, searchWish, shownIn, sortedBy } from "./query";

test("an address without a fragment shows the whole archive", () => {
  expect(shownIn("")).toEqual({ view: "archive", narrowed: {} });
});

test("what narrows the archive is read from the fragment, and written into it again", () => {
  const fragment = "view=archive&words=B%C3%BCcherei+Nord&stage=closed&from=2026-03-01&sort=people";
  const shown = shownIn(`#${fragment}`);
  expect(shown.narrowed).toEqual({
    words: "Bücherei Nord",
    stage: "closed",
    from: "2026-03-01",
    sort: "people",
  });
  expect(fragmentOf(shown)).toBe(fragment);
});

test("the key that a link brought never goes back into the address", () => {
  const shown = shownIn("#key=secret&view=search&q=bus");
  expect(shown).toEqual({ view: "search", narrowed: { q: "bus" } });
  expect(fragmentOf(shown)).toBe("view=search&q=bus");
});

test("what is not understood is left out", () => {
  const shown = shownIn("#view=search&q=a&kind=secret&table=0&from=2026-13-40&to=soon&sort=date");
  expect(shown).toEqual({ view: "search", narrowed: { q: "a" } });
  expect(shownIn("#view=cellar")).toEqual({ view: "archive", narrowed: {} });
});

test("an endless word is cut", () => {
  expect(shownIn(`#words=${"a".repeat(5000)}`).narrowed.words).toHaveLength(300);
});

test("an empty value takes a filter away, and leaves the others", () => {
  const shown = shownIn("#view=archive&guide=asset-walk&language=es");
  expect(narrowedBy(shown, { guide: "" }).narrowed).toEqual({ language: "es" });
});

test("a column's head sorts words upwards and numbers downwards first, then turns round", () => {
  const shown = shownIn("");
  const titles = sortedBy(shown, "title");
  expect(titles.narrowed).toEqual({ sort: "title", ascending: "1" });
  expect(sortedBy(titles, "title").narrowed).toEqual({ sort: "title" });
  const people = sortedBy(titles, "people");
  expect(people.narrowed).toEqual({ sort: "people" });
  expect(sortedBy(people, "people").narrowed).toEqual({ sort: "people", ascending: "1" });
});

test("the newest conversation is first, until the date's head is pressed", () => {
  expect(sortedBy(shownIn(""), "date").narrowed).toEqual({ sort: "date", ascending: "1" });
});

test("the next page asks for the same, after the last one", () => {
  expect(archiveWish({ words: "bus" }, "c2")).toEqual({ words: "bus", after: "c2" });
  expect(archiveWish({ words: "bus" })).toEqual({ words: "bus" });
});

test("spaces alone search for nothing", () => {
  expect(searchWish({ q: "  ", conversation: "c1" }, "en")).toBeNull();
  expect(searchWish({ q: " bus " }, "es", "c2")).toEqual({ q: "bus", language: "es", after: "c2" });
});

test("a filter alone finds all that it lets through", () => {
  const march = { kind: "promise", from: "2026-03-01", to: "2026-03-31" };
  expect(searchWish(march, "en")).toEqual({ ...march, q: "", language: "en" });
});
