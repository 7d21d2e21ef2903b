import { expect, test } from "vitest";
import { RequestError } from "../../kit/rpc";
import type { Replay } from "../../kit/wire";
import type { ReadingApi, ReplayWish } from "../api";
import { aLongEvening } from "./evening.stub";
import { openSeats, tablesIn } from "./seats";

/** Answers each wish with a replay, and the facilitator's with a refusal. */
function aServer() {
  const asked: ReplayWish[] = [];
  const replay = async (_: string, wish: ReplayWish): Promise<Replay> => {
    asked.push(wish);
    if (wish.seat === "facilitator") throw new RequestError("forbidden");
    return { ...aLongEvening(10), seat: wish.seat };
  };
  return { asked, api: { replay } as ReadingApi };
}

const answers = () => new Promise((resolve) => setTimeout(resolve));

test("what a seat saw is asked for once; each table has a host's seat of its own", async () => {
  const { asked, api } = aServer();
  const seats = openSeats(api, "c", "es");
  for (const table of [1, 1, 2, 1]) seats.fetched("host", table);
  for (const table of [1, 2, null]) seats.fetched("participant", table);
  expect(asked).toEqual([
    { seat: "host", table: "1", language: "es" },
    { seat: "host", table: "2", language: "es" },
    { seat: "participant", language: "es" },
  ]);
  expect(seats.fetched("host", 2).value).toBeNull();
  await answers();
  expect(seats.fetched("host", 2).value).toMatchObject({ replay: { seat: "host" } });
});

test("a seat that is refused says why", async () => {
  const seats = openSeats(aServer().api, "c", "en");
  seats.fetched("facilitator", null);
  await answers();
  expect(seats.fetched("facilitator", null).value).toEqual({ refused: "forbidden" });
});

test("tables are all that there ever were, in order", () => {
  const evening = aLongEvening(0);
  const table = (number: number) => ({ number }) as Replay["view"] & { number: number };
  const opened = (seq: number, ...numbers: number[]) => ({
    seq,
    at: seq,
    type: "tables.changed",
    tables: numbers.map(table),
  });
  const events = [opened(2, 3, 1), opened(3, 10), opened(4, 1)] as unknown as Replay["events"];
  expect(tablesIn({ ...evening, events })).toEqual([1, 3, 10]);
});
