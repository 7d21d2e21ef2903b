import { describe, expect, test } from "vitest";
import type { Annotation, Reading, RubricView } from "../../kit/wire";
import { type Act, overlaid, type Said } from "./acts";
import { clockOf, momentOf, pointedAt } from "./place-words";
import {
  draftOf,
  isWhole,
  nextVersion,
  toKeep,
  withCriterion,
  withMoved,
  withoutCriterion,
} from "./rubric-draft";
import { authorsOf, byAuthor, inState, threadsOf } from "./threads";

const rosa = { role: "coach", name: "Rosa" } as const;
const team = { role: "team", name: "" } as const;

function annotation(id: string, more: Partial<Annotation> = {}): Annotation {
  return {
    id,
    kind: "comment",
    place: { seq: 3 },
    text: id,
    reply_to: null,
    review: null,
    author: rosa,
    mine: true,
    at: 1,
    changed_at: 1,
    resolved_at: null,
    ...more,
  };
}

const words = (said: readonly Said[]) => said.map(({ text, delivery }) => `${text} ${delivery}`);

describe("what is on its way", () => {
  const add: Act = {
    act: "add",
    key: "k1",
    at: 9,
    annotation: { id: "b", kind: "comment", place: { seq: 4 }, text: "b" },
  };
  const change = (id: string, changed: Annotation["text"] | null, more: Partial<Act> = {}) =>
    ({
      act: "change",
      key: `k-${id}`,
      at: 9,
      id,
      change: changed === null ? { removed: true } : { text: changed },
      ...more,
    }) as Act;

  test("stands among what is saved, as one's own", () => {
    const said = overlaid([annotation("a")], [add], rosa, "sending");
    expect(words(said)).toEqual(["a saved", "b sending"]);
    expect(said[1]).toMatchObject({ mine: true, author: rosa, reply_to: null });
  });

  test("shows changed words and takes away what is removed", () => {
    const saved = [annotation("a"), annotation("c")];
    const said = overlaid(saved, [change("a", "better"), change("c", null)], rosa, "waiting");
    expect(words(said)).toEqual(["better waiting"]);
  });

  test("leaves the saved words where a change was refused, and says why", () => {
    const said = overlaid(
      [annotation("a")],
      [change("a", "x", { refused: "too_long" })],
      rosa,
      "sending",
    );
    expect(said).toMatchObject([{ text: "a", delivery: "refused", reason: "too_long" }]);
  });

  test("is there once when the server has it already", () => {
    expect(words(overlaid([annotation("b")], [add], rosa, "sending"))).toEqual(["b sending"]);
  });
});

describe("threads", () => {
  const said = overlaid(
    [
      annotation("a"),
      annotation("b", { resolved_at: 5, author: { role: "coach", name: "Amir" } }),
      annotation("a1", { kind: "reply", reply_to: "a", author: team }),
      annotation("lost", { kind: "reply", reply_to: "gone" }),
      annotation("r", { kind: "review", text: "" }),
    ],
    [],
    rosa,
    "sending",
  );
  const ids = (threads: ReturnType<typeof threadsOf>) => threads.map(({ comment }) => comment.id);

  test("hold answers under what they answer; an answer to what is gone stands for itself", () => {
    const threads = threadsOf(said);
    expect(ids(threads)).toEqual(["a", "b", "lost"]);
    expect(threads[0]?.replies.map(({ id }) => id)).toEqual(["a1"]);
  });

  test("are narrowed by state and by whoever has a word in them", () => {
    const threads = threadsOf(said);
    expect(ids(inState(threads, "open"))).toEqual(["a", "lost"]);
    expect(ids(inState(threads, "resolved"))).toEqual(["b"]);
    expect(ids(byAuthor(threads, "team:"))).toEqual(["a"]);
    expect(authorsOf(said).map(({ key }) => key)).toEqual(["coach:Rosa", "coach:Amir", "team:"]);
  });
});

describe("a rubric of one's own", () => {
  const rubric: RubricView = {
    id: "talk",
    version: "1.0.9",
    own: false,
    language: "en",
    title: "Talk",
    about: "About",
    criteria: ["one", "two"].map((id) => ({
      id,
      question: `${id}?`,
      look_for: "signs",
      levels: [
        { id: "no", text: "No" },
        { id: "yes", text: "Yes" },
      ],
    })),
  };
  const ids = ({ criteria }: ReturnType<typeof draftOf>) => criteria.map(({ id }) => id);

  test("is the next version of the same", () => {
    expect(draftOf(rubric)).toMatchObject({ id: "talk", version: "1.0.10" });
    expect(nextVersion("spring")).toBe("spring.1");
    expect(nextVersion("2")).toBe("3");
  });

  test("has its questions moved, removed and added", () => {
    const draft = draftOf(rubric);
    expect(ids(withMoved(draft, "two", -1))).toEqual(["two", "one"]);
    expect(ids(withMoved(draft, "one", -1))).toEqual(["one", "two"]);
    expect(ids(withoutCriterion(draft, "one"))).toEqual(["two"]);
    const more = withCriterion(draft, "1f");
    expect(ids(more)).toEqual(["one", "two", "q-1f"]);
    expect(more.criteria[2]?.levels).toEqual([
      { id: "no", text: "" },
      { id: "yes", text: "" },
    ]);
    expect([isWhole(draft), isWhole(more)]).toEqual([true, false]);
  });

  test("is kept as one file, with its words in its language", () => {
    expect(toKeep(withoutCriterion(draftOf(rubric), "two"))).toEqual({
      rubric: {
        id: "talk",
        version: "1.0.10",
        languages: ["en"],
        criteria: [{ id: "one", levels: ["no", "yes"] }],
      },
      texts: {
        en: {
          language: "en",
          title: "Talk",
          about: "About",
          criteria: {
            one: { question: "one?", look_for: "signs", levels: { no: "No", yes: "Yes" } },
          },
        },
      },
    });
  });
});

describe("the place of a comment", () => {
  const note = (seq: number, at: number) => ({ seq, at, text: `note ${seq}` });
  const reading = {
    notes: [note(3, 30), note(5, 50), note(9, 90)],
    stays: [],
    story: [],
    votes: [],
  } as unknown as Reading;

  test("is told by its first words and its times", () => {
    expect(pointedAt(reading, { seq: 5 })).toEqual({ at: 50, until: null, text: "note 5" });
    expect(pointedAt(reading, { seq: 3, to: 9 })).toEqual({ at: 30, until: 90, text: "note 3" });
    expect(pointedAt(reading, { at: 77 })).toEqual({ at: 77, until: null, text: "" });
    expect(pointedAt(reading, { recording: "r", line: 2 }).at).toBeNull();
  });

  test("is a moment on the clock of that day, past midnight too", () => {
    const evening = new Date(2026, 2, 12, 23, 30).getTime();
    expect(momentOf("23:45:10", evening)).toBe(new Date(2026, 2, 12, 23, 45, 10).getTime());
    expect(momentOf("00:05", evening)).toBe(new Date(2026, 2, 13, 0, 5).getTime());
    expect(momentOf("", evening)).toBeNull();
    expect(clockOf(new Date(2026, 2, 13, 0, 5, 9).getTime())).toBe("00:05:09");
  });
});
