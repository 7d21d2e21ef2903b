// The lines that `scripts/torture` gathers into one table.

/** A line of the table. `holds`: whether the bar is met; left out where there is none. */
export function row(check, what, figure, bar = "", holds = undefined) {
  const verdict = { true: "ok", false: "MISSED", undefined: "" }[holds];
  console.log(`| ${check} | ${what} | ${figure} | ${bar} | ${verdict} |`);
}

/** A line for a time that has to stay below a bar, both in milliseconds. */
export function timeRow(check, what, took, bar) {
  row(check, what, `${Math.round(took)} ms`, `≤ ${bar} ms`, took <= bar);
}

/** The value that `share` of them, from 0 to 1, do not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** "p50 12, p95 30, max 41 ms" */
export function spread(times) {
  const [half, most, all] = [0.5, 0.95, 1].map((share) => Math.round(percentile(times, share)));
  return `p50 ${half}, p95 ${most}, max ${all} ms`;
}
