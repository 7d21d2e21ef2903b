// Archives of up to a million notes and more: finding things in them, starting with them, copying and checking them,
// conversations out of them, and the replay of one.

import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ask, openArchives } from "../archive/archives.mjs";
import { timed, timeOfStart } from "../archive/program.mjs";
import { figure, median, quantile } from "../figure.mjs";
import { replay } from "../replay.mjs";

// Conversations of 100 notes each; the largest archive is one of 1 GB, with a catalogue beside it.
const all_sizes = {
  asked: [100, 1_000, 10_000],
  largest: 20_000,
  exported: [1_000, 5_000],
  replayed: [1_000, 5_000, 20_000],
  formats: ["json", "csv", "md", "html", "docx"],
};
const quick_sizes = {
  asked: [1],
  largest: 2,
  exported: [200],
  replayed: [200],
  formats: ["json"],
};

const of_archive = (fields) => figure({ part: "archive", unit: "ms", ...fields });

export async function measure({ runs, quick }) {
  const sizes = quick ? quick_sizes : all_sizes;
  const archives = openArchives();
  try {
    const asked = sizes.asked.map((conversations) => archives.of(conversations));
    const largest = archives.of(sizes.largest);
    return [
      ...asked.flatMap((archive) => questions(archive, runs)),
      await startOfNothing(archives, runs),
      ...(await eachOf([...asked, largest], (archive) => starts(archive, runs))),
      ...care(archives, largest, runs),
      ...asked.map((archive) => exportOfOne(archives, archive, runs)),
      ...sizes.exported.flatMap((notes) =>
        sizes.formats.map((format) => exportOfAll(archives, archives.of(1, notes), format, runs)),
      ),
      ...(await eachOf(sizes.replayed, (events) => replays(events, runs))),
    ];
  } finally {
    archives.close();
  }
}

/** One after the other: what runs side by side disturbs what is measured. */
async function eachOf(things, measured) {
  const figures = [];
  for (const thing of things) figures.push(...(await measured(thing)));
  return figures;
}

async function repeated(runs, run) {
  const results = [];
  for (let done = 0; done < runs; ++done) results.push(await run());
  return results;
}

function questions(archive, runs) {
  const answers = Array.from({ length: runs }, () => ask(archive));
  const of = (name, which, pick, growth) =>
    of_archive({
      name,
      n: archive.notes,
      of: "notes",
      values: answers.map((all) => pick(all.filter(which).map(({ p95_ms }) => p95_ms))),
      targets: [{ limit: 50 }],
      growth,
    });
  const is_list = ({ question }) => question.startsWith("list");
  const is_search = (one) => !is_list(one);
  const slowest = (times) => Math.max(...times);
  return [
    of("search p95, the slowest question", is_search, slowest, 1),
    of("search p95, the middle question", is_search, median, 1),
    of("page of the archive p95, the slowest order", is_list, slowest, 1),
    of("page of the archive p95, the middle order", is_list, median, 0),
  ];
}

async function startOfNothing(archives, runs) {
  const values = await repeated(runs, async () => {
    const folder = archives.free("empty");
    const { first_page } = await timeOfStart(join(folder, "outward.db"));
    rmSync(folder, { recursive: true, force: true });
    return first_page;
  });
  return of_archive({ name: "start to the first page, nothing there yet", values });
}

async function starts(archive, runs) {
  const started = await repeated(runs, () => timeOfStart(archive.file));
  for (const { conversations } of started)
    if (conversations !== archive.conversations)
      throw new Error(
        `${archive.file} has ${archive.conversations} conversations, and the host sees ${conversations}.`,
      );
  return [
    of_archive({
      name: "start to the first page",
      n: Number(archive.megabytes.toPrecision(2)),
      of: "MB of archive",
      values: started.map(({ first_page }) => first_page),
      targets: [{ limit: 1_000 }],
      growth: 0,
    }),
    of_archive({
      name: "the host's whole list",
      n: archive.conversations,
      of: "conversations",
      values: started.map(({ list }) => list),
      growth: 1,
    }),
  ];
}

/** What is done with an archive as a whole, in MB of it a second. */
function care(archives, { file, megabytes }, runs) {
  const copy = archives.free("backup.db");
  const speed = (name, run) =>
    of_archive({
      name,
      n: Number(megabytes.toPrecision(2)),
      of: "MB of archive",
      unit: "MB/s",
      better: "more",
      values: Array.from({ length: runs }, () => megabytes / (run() / 1_000)),
    });
  try {
    return [
      speed("backup, verified", () => {
        rmSync(copy, { force: true });
        return timed("backup", "--db", file, copy);
      }),
      speed("verify", () => timed("verify", "--db", file)),
    ];
  } finally {
    rmSync(copy, { force: true });
  }
}

function exportOfOne(archives, archive, runs) {
  return of_archive({
    name: `export of one conversation with ${archive.each} notes out of many`,
    n: archive.conversations,
    of: "conversations",
    values: exported(archives, archive, "json", runs),
    growth: 0,
  });
}

function exportOfAll(archives, archive, format, runs) {
  return of_archive({
    name: `export as ${format}`,
    n: archive.notes,
    of: "notes",
    values: exported(archives, archive, format, runs),
    growth: 1,
  });
}

function exported(archives, { file, each }, format, runs) {
  const output = archives.free(`export.${format}`);
  const words = ["--conversation", "conversation-0", "--format", format, "--output", output];
  try {
    return Array.from({ length: runs }, () => {
      const took = timed("export", "--db", file, ...words);
      if (statSync(output).size < each) throw new Error(`The export as ${format} lacks notes.`);
      rmSync(output);
      return took;
    });
  } finally {
    rmSync(output, { force: true });
  }
}

async function replays(events, runs) {
  const played = await repeated(runs, () => replay(events));
  const of = (name, values, targets, growth) =>
    of_archive({ name, n: events, of: "events", values, targets, growth });
  return [
    of(
      "replay, opening",
      played.map(({ opened }) => opened),
      [],
      1,
    ),
    of(
      "replay, seek p95",
      played.map(({ times }) => quantile(times, 0.95)),
      [{ limit: 100 }],
      1,
    ),
  ];
}
