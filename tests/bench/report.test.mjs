// What the figures of a bench are made into.

import assert from "node:assert/strict";
import { test } from "node:test";
import { figure, isMet, quantile, ratio } from "./figure.mjs";
import { draw, fileOf, seriesOf, slope } from "./growth.mjs";
import { number, power, report, table, targetsOf } from "./report.mjs";

const machine = {
  date: "2026-11-27 12:00",
  commit: "abc1234",
  cores: 2,
  processor: "CPU",
  memory_gb: 8,
  kernel: "6.1",
  node: "20.19.0",
  peers: {},
};

/** How long something takes at some sizes. */
const times = (of_size, { peers = {}, ...more } = {}) =>
  [12, 225, 1_000, 5_000].map((n) =>
    figure({
      part: "fan-out",
      name: "to the last screen",
      n,
      of: "screens",
      unit: "ms",
      values: [of_size(n)],
      peers: Object.fromEntries(Object.entries(peers).map(([peer, of]) => [peer, [of(n)]])),
      growth: 1,
      ...more,
    }),
  );

const verdictOf = (figures, failed = []) =>
  report({ machine, figures, failed }, seriesOf(figures)).split("## Result")[1];

test("a quantile is a value that was measured", () => {
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([4, 1, 2, 3], 0.5), 2);
  assert.equal(quantile([7], 0.99), 7);
  assert.equal(quantile([1, 2, 3], 0), 1);
  assert.equal(quantile([10, 9, 100], 1), 100);
});

test("a ratio is of medians", () => {
  assert.equal(ratio({ values: [1, 2, 90], peers: { ws: [4, 4, 5] } }, "ws"), 0.5);
});

test("a target is met, missed or not measured", () => {
  const ours = figure({ unit: "ms", values: [2], peers: { ws: [4] } });
  assert.equal(isMet(ours, { peer: "ws", times: 0.5 }), true);
  assert.equal(isMet(ours, { peer: "ws", times: 0.4 }), false);
  assert.equal(isMet(ours, { peer: "bun", times: 1 }), null);
  assert.equal(isMet(ours, { limit: 2 }), true);
  const more = figure({ unit: "1/s", better: "more", values: [20], peers: { ws: [4] } });
  assert.equal(isMet(more, { peer: "ws", times: 5 }), true);
  assert.equal(isMet(more, { limit: 21 }), false);
});

test("a target names its peer as people know it", () => {
  const targets = [{ peer: "ws, batches", times: 20 }, { limit: 5_000 }];
  const one = figure({ unit: "1/s", better: "more", values: [6_000], targets });
  assert.deepEqual(targetsOf(one), [
    { says: "≥ 20 × Node ws, batches", met: "not measured" },
    { says: "≥ 5,000 1/s", met: "met" },
  ]);
});

test("a slope is the power of the growth", () => {
  const points = (of) => [10, 100, 1_000].map((n) => ({ n, value: of(n) }));
  assert.ok(Math.abs(slope(points((n) => 3 * n ** 2)) - 2) < 1e-9);
  assert.ok(Math.abs(slope(points(() => 7))) < 1e-9);
  assert.ok(Math.abs(slope(points((n) => 1 / n)) + 1) < 1e-9);
});

test("what is small does not hide what grows", () => {
  const [series] = seriesOf(times((n) => (n === 12 ? 1e5 : n ** 2)));
  assert.deepEqual(series.counted, [225, 1_000, 5_000]);
  assert.equal(power(series.lines[0].slope), "n^2.00");
  assert.equal(series.within, false);
});

test("what grows with its work is within bounds, and so is what may grow as it likes", () => {
  assert.equal(seriesOf(times((n) => n ** 1.1))[0].within, true);
  assert.equal(seriesOf(times((n) => n ** 3, { growth: null }))[0].within, null);
});

test("what is to be more may not fall", () => {
  const more = { better: "more", growth: 0 };
  assert.equal(seriesOf(times((n) => n ** -0.5, more))[0].within, false);
  assert.equal(seriesOf(times((n) => n, more))[0].within, true);
});

test("two sizes are no growth", () => {
  assert.deepEqual(seriesOf(times((n) => n).slice(0, 2)), []);
  assert.deepEqual(seriesOf(times(() => 0)), []);
});

test("a peer with fewer sizes than we have is left out of the drawing", () => {
  const peers = { ws: (n) => n, bun: (n) => (n > 225 ? n : 0) };
  const [{ lines }] = seriesOf(times((n) => n, { peers }));
  assert.deepEqual(
    lines.map(({ title }) => title),
    ["Outward", "Node ws"],
  );
});

test("a drawing names its slopes, and tells what it shows in words", () => {
  const [series] = seriesOf(
    times((n) => n, { peers: { ws: (n) => n ** 1.5 }, part: "<notes> & all" }),
  );
  const svg = draw(series);
  assert.match(svg, /<title id="title">&lt;notes&gt; &amp; all: to the last screen<\/title>/);
  assert.match(
    svg,
    /<desc id="desc">ms over screens\. Outward grows as n\^1\.00; Node ws grows as n\^1\.50/,
  );
  assert.equal(svg.match(/<polyline /g).length, 3, "ours, the peer's and what is allowed");
  assert.equal(svg.match(/<circle /g).length, 8);
  assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
  assert.equal(fileOf(series), "notes-all-to-the-last-screen.svg");
});

test("what stays the same can be drawn", () => {
  for (const value of [0.004, 1, 1_000, 2_500_000])
    assert.doesNotMatch(
      draw(seriesOf(times(() => value, { growth: 0 }))[0]),
      /NaN|Infinity|undefined/,
    );
});

test("numbers are as long as they tell something", () => {
  assert.deepEqual([0.012345, 12.345, 999, 12_345.6].map(number), [
    "0.0123",
    "12.3",
    "999",
    "12,346",
  ]);
  assert.equal(power(-0.001), "n^0.00");
});

test("the columns of a table stand below each other", () => {
  const lines = ["| What | At  |", "|------|-----|", "| fold | 1   |"];
  assert.equal(table(["What", "At"], [["fold", "1"]]), lines.join("\n"));
});

test("the report has a table for each part, and what is not as it should be", () => {
  const figures = [
    ...times((n) => n, { peers: { ws: (n) => 2 * n }, targets: [{ peer: "ws", times: 0.4 }] }),
    figure({
      part: "engine",
      name: "fold",
      unit: "ms",
      values: [3, 1, 2],
      targets: [{ limit: 20 }],
    }),
  ];
  const text = report({ machine, figures, failed: [] }, seriesOf(figures));
  assert.match(text, /^# Figures\n\n.*commit abc1234: 2 cores of CPU/);
  assert.match(
    text,
    /\| to the last screen \| 225 screens +\| 225 ms +\| 450; 0\.5 × +\| ≤ 0\.4 × Node ws: MISSED \|/,
  );
  assert.match(text, /## engine\n\n.*\n.*\n\| fold \| +\| 1 \/ 2 \/ 3 ms \| ≤ 20 ms: met \|/);
  assert.match(
    text,
    /Targets: 1 met, 4 missed, 0 not measured\. Growth: 1 of 1 within bounds\.\n\n- fan-out: to the last screen, 12/,
  );
});

test("a report says which parts failed and what grows too fast", () => {
  const verdict = verdictOf(
    times((n) => n ** 2),
    [{ part: "arrivals", why: "An answer is missing." }],
  );
  assert.match(verdict, /- arrivals FAILED: An answer is missing\./);
  assert.match(verdict, /- fan-out: to the last screen grows as n\^2\.00; may grow as n\^1\.00/);
});

test("a report of nothing can be written", () => {
  assert.match(
    verdictOf([]),
    /Targets: 0 met, 0 missed, 0 not measured\. Growth: 0 of 0 within bounds\./,
  );
});
