// What would fail in the room, from what the server tells about this laptop. Pure: each check is a state, the
// sentence that says what it is, and what to do when it is not fine.

import { formatDate, formatDay, formatNumber, formatTime, languageName } from "../kit/i18n";
import type { Preflight } from "../kit/wire";

/** What this page knows besides. */
export interface Around {
  /** This device's clock when the answer came. */
  here: number;
  /** Milliseconds since the page began to wait for the first phone. */
  waited: number;
  /** Whether nobody in the network can read along. */
  secure: boolean;
  /** The language that the host reads. */
  language: string;
  /** Guides of conversations that have not ended, by id. */
  prepared: readonly string[];
  /** Whether there is any conversation to lose. */
  kept: boolean;
}

export type State = "fine" | "look" | "unknown";

export interface Words {
  key: string;
  params?: Record<string, string | number>;
}

export const check_names = [
  "phones",
  "wall",
  "languages",
  "power",
  "disk",
  "clock",
  "backup",
] as const;
export type CheckName = (typeof check_names)[number];

export interface Check {
  name: CheckName;
  state: State;
  says: Words;
  /** Never missing when it is not fine. */
  remedy?: Words;
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** As long as somebody needs to take out a phone and join the Wi-Fi. */
export const patience = 1.5 * minute;
const fresh_phone = 12 * 60 * minute;
const fresh_backup = 7 * day;
const gigabyte = 1e9;
const enough_power = 60; // per cent: about three hours, with a projector beside it
const long_ago = Date.UTC(2025, 0); // no laptop that runs this is older

export function checksOf(found: Preflight, around: Around): Check[] {
  const say = checks(found, around);
  return check_names.map((name) => ({ name, ...say[name]() }));
}

type Verdict = Omit<Check, "name">;

function checks(found: Preflight, around: Around): Record<CheckName, () => Verdict> {
  return {
    phones: () => phones(found, around),
    wall: () => wall(found.walls),
    languages: () => languages(found.languages, around),
    power: () => power(found.battery),
    disk: () => disk(found.disk),
    clock: () => clock(found.clock.now, around.here),
    backup: () => backup(found.backup.at, found.clock.now, around.kept),
  };
}

function verdict(state: State, key: string, params?: Words["params"]): Verdict {
  const words = (name: string): Words => ({ key: `preflight.${name}`, ...(params && { params }) });
  if (state === "fine") return { state, says: words(key) };
  return { state, says: words(key), remedy: { key: `preflight.${key}_do` } };
}

function phones(found: Preflight, around: Around): Verdict {
  const { open, addresses, networks, phones: seen } = found;
  const { now } = found.clock;
  const strange = networks.length > 0 && !networks.some((network) => network.private);
  if (!open) return verdict("look", strange && !around.secure ? "phones.public" : "phones.shut");
  if (addresses.length === 0) return verdict("look", "phones.no_network");
  if (seen.reached === 0)
    return around.waited < patience
      ? verdict("unknown", "phones.waiting")
      : verdict("look", "phones.none");
  if (seen.socket_refused > 0)
    return verdict("look", "phones.refused", { count: seen.socket_refused });
  const last = seen.last_at ?? now;
  if (now - last > fresh_phone) return verdict("unknown", "phones.before", { date: dateOf(last) });
  return verdict("fine", "phones.reached", { count: seen.reached, time: formatTime(last) });
}

function wall(walls: number): Verdict {
  return walls === 0
    ? verdict("look", "wall.none")
    : verdict("fine", "wall.open", { count: walls });
}

/**
 * A language matters when a conversation is prepared with a guide that lacks it: surely when the host reads it, perhaps
 * when somebody in the room does.
 */
function languages(missing: Preflight["languages"], { prepared, language }: Around): Verdict {
  if (missing.length === 0) return verdict("fine", "languages.all");
  if (prepared.length === 0) {
    const count = new Set(missing.map(({ guide }) => guide)).size;
    return verdict("unknown", "languages.unused", { count });
  }
  const needed = missing.filter(({ guide }) => prepared.includes(guide));
  if (needed.length === 0) return verdict("fine", "languages.prepared");
  const guides = needed.map(({ title, language }) => `${title} (${languageName(language)})`);
  const own = needed.some((one) => one.language === language);
  return verdict(own ? "look" : "unknown", "languages.used", { guides: guides.join(", ") });
}

function power(battery: Preflight["battery"]): Verdict {
  if (!battery) return verdict("unknown", "power.unknown");
  const { percent, charging } = battery;
  if (charging) return verdict("fine", "power.plugged", { percent });
  return verdict(percent >= enough_power ? "fine" : "look", "power.battery", { percent });
}

function disk(found: Preflight["disk"]): Verdict {
  if (!found) return verdict("unknown", "disk.unknown");
  const free = formatNumber(Math.round((found.free / gigabyte) * 10) / 10);
  return found.free >= gigabyte
    ? verdict("fine", "disk.enough", { free })
    : verdict("look", "disk.low", { free });
}

function clock(now: number, here: number): Verdict {
  if (now < long_ago) return verdict("look", "clock.wrong", { date: formatDay(now) });
  if (Math.abs(now - here) > minute)
    return verdict("look", "clock.differs", {
      time: `${formatDay(now)}, ${formatTime(now)}`,
      here: `${formatDay(here)}, ${formatTime(here)}`,
    });
  return verdict("fine", "clock.right", { date: formatDay(now), time: formatTime(now) });
}

function backup(at: number | null, now: number, kept: boolean): Verdict {
  if (at === null)
    return kept ? verdict("look", "backup.never") : verdict("fine", "backup.nothing");
  const date = dateOf(at);
  return now - at <= fresh_backup
    ? verdict("fine", "backup.fresh", { date })
    : verdict("look", "backup.old", { date });
}

const dateOf = (at: number) => `${formatDate(at)}, ${formatTime(at)}`;

/** How many are to look at, and how many are not known. */
export function tally(found: readonly Check[]): { look: number; unknown: number } {
  const count = (state: State) => found.filter((check) => check.state === state).length;
  return { look: count("look"), unknown: count("unknown") };
}
