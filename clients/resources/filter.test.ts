import { describe, expect, test } from "vitest";
import { everything, fits, fragmentOf, languagesIn, type Wish, wishIn } from "./filter";

const table = {
  id: "table-host",
  version: "1.0.0",
  title: "Cuidar de una mesa",
  about: "Tarjeta para niños y niñas.",
  uses: ["workshop" as const, "conversation" as const],
  languages: ["en", "es"],
};
const wish = (changes: Partial<Wish>): Wish => ({ ...everything, ...changes });

test("the fragment keeps what is wished, and nothing else", () => {
  const all = wish({ words: "mesa & más", use: "follow-up", language: "pt-BR", paper: "letter" });
  expect(wishIn(`#${fragmentOf(all)}`)).toEqual(all);
  expect(fragmentOf(everything)).toBe("");
  expect(wishIn("#key=secret&use=party&language=../x&paper=a3")).toEqual(everything);
  expect(wishIn(`#words=${"x".repeat(500)}`).words).toHaveLength(100);
});

describe("something fits", () => {
  test.each<[Partial<Wish>, boolean]>([
    [{}, true],
    [{ use: "workshop" }, true],
    [{ use: "theming" }, false],
    [{ language: "es" }, true],
    [{ language: "ar" }, false],
    [{ words: "NINOS mesa" }, true],
    [{ words: "mesa perro" }, false],
    [{ words: "  " }, true],
  ])("%j: %s", (changes, fitting) => {
    expect(fits(table, wish(changes))).toBe(fitting);
  });
});

test("every language that a sheet can be had in is there once", () => {
  const other = { ...table, languages: ["es", "ar"] };
  expect(languagesIn({ guides: [], handouts: [table, other] })).toEqual(["ar", "en", "es"]);
});
