import { expect, test } from "vitest";
import type { Preflight } from "../kit/wire";
import { type Around, type CheckName, checksOf, patience, tally } from "./preflight-checks";

const now = Date.UTC(2026, 10, 23, 17, 30);
const hour = 3_600_000;

const ready: Preflight = {
  open: true,
  addresses: ["http://192.168.1.5:8080"],
  networks: [{ name: "wlan0", address: "192.168.1.5", private: true, open: true }],
  phones: { reached: 2, last_at: now - hour, socket_refused: 0 },
  walls: 1,
  languages: [],
  disk: { free: 40e9, total: 200e9 },
  battery: { percent: 80, charging: true },
  clock: { now },
  backup: { at: now - hour },
};
const usual: Around = {
  here: now,
  waited: 0,
  secure: false,
  language: "en",
  prepared: ["hopes"],
  kept: true,
};

function verdict(name: CheckName, found: Partial<Preflight>, around: Partial<Around> = {}) {
  const checks = checksOf({ ...ready, ...found }, { ...usual, ...around });
  const check = checks.find((one) => one.name === name);
  return [check?.state, check?.says.key.replace("preflight.", "")];
}
const phones = (reached: number, last_at: number | null = now, socket_refused = 0) => ({
  phones: { reached, last_at, socket_refused },
});

test("a laptop that is ready has nothing to look at", () => {
  expect(tally(checksOf(ready, usual))).toEqual({ look: 0, unknown: 0 });
});

test("whatever is not fine says what to do", () => {
  const nothing: Preflight = {
    ...ready,
    ...phones(0, null),
    walls: 0,
    languages: [{ guide: "hopes", title: "Hopes", language: "es" }],
    disk: null,
    battery: null,
    clock: { now: 0 },
    backup: { at: null },
  };
  const checks = checksOf(nothing, { ...usual, waited: patience });
  expect(checks.filter(({ state }) => state === "fine")).toEqual([]);
  expect(checks.filter(({ remedy }) => !remedy)).toEqual([]);
  expect(tally(checks)).toEqual({ look: 4, unknown: 3 });
});

test("phones: a closed door and no network are told before anybody waits", () => {
  expect(verdict("phones", { open: false, ...phones(0) })).toEqual(["look", "phones.shut"]);
  expect(verdict("phones", { addresses: [], ...phones(0) })).toEqual(["look", "phones.no_network"]);
});

test("phones: Outward does not open where strangers could read along", () => {
  const networks = [{ name: "eth0", address: "84.2.3.4", private: false, open: false }];
  const shut = { open: false, networks };
  expect(verdict("phones", shut)).toEqual(["look", "phones.public"]);
  expect(verdict("phones", shut, { secure: true })).toEqual(["look", "phones.shut"]);
});

test("phones: the first one is waited for, and the network is suspected only after a while", () => {
  const none = phones(0, null);
  expect(verdict("phones", none, { waited: patience - 1 })).toEqual(["unknown", "phones.waiting"]);
  expect(verdict("phones", none, { waited: patience })).toEqual(["look", "phones.none"]);
});

test("phones: one that came through is fine, but not for ever, and not without its live connection", () => {
  expect(verdict("phones", phones(1))).toEqual(["fine", "phones.reached"]);
  expect(verdict("phones", phones(1, now - 13 * hour))).toEqual(["unknown", "phones.before"]);
  expect(verdict("phones", phones(2, now, 1))).toEqual(["look", "phones.refused"]);
});

test("languages: what is missing matters in a guide that is to be used", () => {
  const languages = [
    { guide: "hopes", title: "Hopes", language: "es" },
    { guide: "cafe", title: "Café", language: "ar" },
    { guide: "cafe", title: "Café", language: "es" },
  ];
  expect(verdict("languages", { languages })).toEqual(["unknown", "languages.used"]);
  expect(verdict("languages", { languages }, { language: "es" })).toEqual([
    "look",
    "languages.used",
  ]);
  expect(verdict("languages", { languages }, { prepared: ["walk"] })).toEqual([
    "fine",
    "languages.prepared",
  ]);
  expect(verdict("languages", { languages }, { prepared: [] })).toEqual([
    "unknown",
    "languages.unused",
  ]);
  const [, said] = checksOf({ ...ready, languages }, { ...usual, prepared: ["hopes"] }).filter(
    ({ name }) => name === "wall" || name === "languages",
  );
  expect(said?.says.params?.guides).toBe("Hopes (español)");
});

test("power: the plug is looked at before the battery is", () => {
  const on = (percent: number, charging: boolean) => ({ battery: { percent, charging } });
  expect(verdict("power", on(20, true))).toEqual(["fine", "power.plugged"]);
  expect(verdict("power", on(90, false))).toEqual(["fine", "power.battery"]);
  expect(verdict("power", on(59, false))).toEqual(["look", "power.battery"]);
});

test("disk: a gigabyte is enough for an evening", () => {
  expect(verdict("disk", { disk: { free: 1e9, total: 2e9 } })).toEqual(["fine", "disk.enough"]);
  expect(verdict("disk", { disk: { free: 0.9e9, total: 2e12 } })).toEqual(["look", "disk.low"]);
});

test("clock: it is shown, and doubted when another one says something else", () => {
  expect(verdict("clock", {})).toEqual(["fine", "clock.right"]);
  expect(verdict("clock", {}, { here: now + 2 * hour })).toEqual(["look", "clock.differs"]);
  expect(verdict("clock", { clock: { now: 86_400_000 } }, { here: 86_400_000 })).toEqual([
    "look",
    "clock.wrong",
  ]);
});

test("backup: without a conversation there is nothing to lose", () => {
  const never = { backup: { at: null } };
  expect(verdict("backup", never, { kept: false })).toEqual(["fine", "backup.nothing"]);
  expect(verdict("backup", never)).toEqual(["look", "backup.never"]);
  expect(verdict("backup", { backup: { at: now - 8 * 24 * hour } })).toEqual([
    "look",
    "backup.old",
  ]);
});
