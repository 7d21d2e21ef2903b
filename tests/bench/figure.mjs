// A figure: one thing measured several times, ours and the peers' in the same run. Every file in parts/ gives a list
// of them; report.mjs and growth.mjs read nothing else.
//
//   {
//     part: "fan-out",                  the file's name in parts/, in words
//     name: "last screen p50",          what is measured
//     n: 225, of: "screens",            the size at which, and what it counts; null where there is none
//     unit: "ms", better: "less",       or "more"
//     values: [1.2, 1.1, 1.3],          one for each run
//     peers: { ws: [2.4, 2.2, 2.3] },   the same of the peers
//     targets: [                        what it is to reach (docs/performance.md); may be empty
//       { peer: "bun", times: 1.2 },    at most (better: less) or at least (better: more) so many times the peer's
//       { limit: 3 },                   at most or at least this
//     ],
//     growth: 1,                        how it may grow with n, as a power: 1 with its work, 0 not at all; or null
//   }

export const figure = (fields) => ({
  n: null,
  of: null,
  better: "less",
  peers: {},
  targets: [],
  growth: null,
  ...fields,
});

export const sorted = (values) => [...values].sort((a, b) => a - b);

/** The value below which that part of them lies: 0.5, 0.99. */
export function quantile(values, part) {
  const all = sorted(values);
  return all[Math.max(0, Math.ceil(part * all.length) - 1)];
}

export const median = (values) => quantile(values, 0.5);

/** How many times the peer's median ours is. */
export const ratio = ({ values, peers }, peer) => median(values) / median(peers[peer]);

/** Whether a target is met; null when its peer was not there. */
export function isMet(one, { peer, times, limit }) {
  if (peer && !one.peers[peer]) return null;
  const [is, bar] = peer ? [ratio(one, peer), times] : [median(one.values), limit];
  return one.better === "less" ? is <= bar : is >= bar;
}
