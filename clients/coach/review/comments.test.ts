import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type StubDevice, stubDevice } from "../../kit/device.stub";
import { RequestError } from "../../kit/rpc";
import type { Annotation, AnnotationList, NewAnnotation } from "../../kit/wire";
import { openComments } from "./comments";

const rosa = { role: "coach", name: "Rosa" } as const;
const comment = { kind: "comment", place: { seq: 3 }, text: "Well asked" } as const;

/** A server that keeps what it is told, and can be out of reach or say no. */
function server() {
  const kept: Annotation[] = [];
  const state = { refusal: null as "offline" | "forbidden" | null, asked: 0 };
  const answer = async (change: () => void): Promise<AnnotationList> => {
    state.asked += 1;
    if (state.refusal) throw new RequestError(state.refusal);
    change();
    return { annotations: [...kept] };
  };
  const add = (added: NewAnnotation) => {
    if (kept.some(({ id }) => id === added.id)) return;
    kept.push({
      ...added,
      reply_to: added.reply_to ?? null,
      review: added.review ?? null,
      author: rosa,
      mine: true,
      at: 1,
      changed_at: 1,
      resolved_at: null,
    });
  };
  return {
    kept,
    state,
    api: {
      annotations: () => answer(() => undefined),
      annotate: (_: string, added: NewAnnotation) => answer(() => add(added)),
      changeAnnotation: () => answer(() => undefined),
    },
  };
}

let device: StubDevice;
beforeEach(() => {
  vi.useFakeTimers();
  device = stubDevice();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settled = () => vi.advanceTimersByTimeAsync(0);

test("a comment shows at once and is saved", async () => {
  const { api, kept } = server();
  const comments = openComments(api, "c", rosa);
  await settled();
  comments.add(comment);
  expect(comments.said.value).toMatchObject([{ text: "Well asked", delivery: "sending" }]);
  await settled();
  expect(comments.said.value).toMatchObject([{ text: "Well asked", delivery: "saved" }]);
  expect(comments.just_saved.value).toEqual(new Set(kept.map(({ id }) => id)));
});

test("without a line it is kept on this device, and sent when the line is back", async () => {
  const { api, kept, state } = server();
  const comments = openComments(api, "c", rosa);
  await settled();
  state.refusal = "offline";
  comments.add(comment);
  await settled();
  expect(comments.said.value).toMatchObject([{ delivery: "waiting" }]);
  comments.close();
  expect(device.storage.get("outward.comments.c")).toContain("Well asked");

  state.refusal = null;
  const later = openComments(api, "c", rosa);
  await settled();
  expect(kept).toHaveLength(1);
  expect(later.said.value).toMatchObject([{ delivery: "saved" }]);
});

test("the line that comes back by itself is tried again", async () => {
  const { api, kept, state } = server();
  const comments = openComments(api, "c", rosa);
  await settled();
  state.refusal = "offline";
  comments.add(comment);
  await settled();
  state.refusal = null;
  await vi.advanceTimersByTimeAsync(6_000);
  expect(kept).toHaveLength(1);
});

test("a refusal is said, and waits until somebody tries again or lets go", async () => {
  const { api, kept, state } = server();
  const comments = openComments(api, "c", rosa);
  await settled();
  state.refusal = "forbidden";
  comments.add(comment);
  await settled();
  const [said] = comments.said.value;
  expect(said).toMatchObject({ delivery: "refused", reason: "forbidden" });
  const asked = state.asked;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.asked).toBe(asked);

  state.refusal = null;
  comments.retry(said?.id ?? "");
  await settled();
  expect(kept).toHaveLength(1);

  state.refusal = "forbidden";
  comments.add(comment);
  await settled();
  comments.discard(comments.said.value[1]?.id ?? "");
  expect(comments.said.value).toHaveLength(1);
});

test("what others said meanwhile is there when the page is looked at again", async () => {
  const { api, kept } = server();
  const comments = openComments(api, "c", rosa);
  await settled();
  await api.annotate("c", { id: "theirs", ...comment });
  window.dispatchEvent(new Event("focus"));
  await settled();
  expect(comments.said.value.map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
  expect(kept).toHaveLength(1);
});
