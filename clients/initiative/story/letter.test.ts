import { expect, test } from "vitest";
import type { Speaker } from "../../kit/i18n";
import type { UpdateRecord } from "../../kit/wire";
import { inTurn, letterOf } from "./letter";

const spanish: Speaker = {
  language: "es",
  say: (key, { title = "" } = {}) =>
    ({
      "story.letter_hello": "Hola:",
      "story.letter_sign": `Gracias,\n${title}`,
      "story.update.heard": "Lo que escuchamos",
    })[key] ?? key,
};
const update = (id: string, more: Partial<UpdateRecord> = {}): UpdateRecord => ({
  id,
  kind: "heard",
  conversation: "",
  due: "",
  sent_on: "",
  title: "",
  texts: {},
  ...more,
});

test("a letter is in one language, from greeting to signature", () => {
  const told = update("u", { texts: { en: "Thank you.", es: " Nos dijeron: más luz.\n" } });
  expect(letterOf(told, "Mill Street", "es", spanish)).toEqual({
    subject: "Lo que escuchamos: Mill Street",
    body: "Hola:\n\nNos dijeron: más luz.\n\nGracias,\nMill Street",
  });
});

test("an update's own title is the subject, and without words there is no letter", () => {
  const letter = letterOf(update("u", { title: "El banco" }), "Mill Street", "es", spanish);
  expect(letter).toEqual({ subject: "El banco: Mill Street", body: "" });
});

test("what is due comes first, what was sent last", () => {
  const updates = [
    update("sent early", { sent_on: "2026-01-02" }),
    update("no day"),
    update("due later", { due: "2026-12-01" }),
    update("sent late", { sent_on: "2026-05-02", due: "2026-01-01" }),
    update("due soon", { due: "2026-11-01" }),
  ];
  expect(inTurn(updates).map(({ id }) => id)).toEqual([
    "due soon",
    "due later",
    "no day",
    "sent late",
    "sent early",
  ]);
});
