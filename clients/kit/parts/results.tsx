// What the votes of a step came to: a table, with bars for the eye.

import { formatNumber, t } from "../i18n";
import { type Line, linesOf, sum, type Voted } from "../voting";
import type { Tally, Voting } from "../wire";

type Counted = Pick<Voting, "people" | "tally">;

export function Results({ step, voting }: { step: Voted; voting: Counted }) {
  const { tally } = voting;
  if (!tally) return null;
  return (
    <div class="results">
      <p class="small soft">{whoVoted(voting, tally)}</p>
      {tally.withheld ? (
        <p>{t("results.withheld", { count: step.smallest_cell ?? 0 })}</p>
      ) : (
        <Lines step={step} tally={tally} />
      )}
    </div>
  );
}

function whoVoted({ people }: Counted, { entered }: Tally): string {
  const all = t("results.people", { count: people });
  return entered > 0 ? `${all} ${t("results.entered", { count: entered })}` : all;
}

function Lines({ step, tally }: { step: Voted; tally: Tally }) {
  const lines = linesOf(step, tally);
  const rated = step.levels !== undefined;
  const most = Math.max(1, ...lines.map(({ cells }) => (rated ? sum(cells) : (cells[0] ?? 0))));
  const few = t("results.few", { count: step.smallest_cell ?? 0 });
  return (
    <table>
      <caption class="visually-hidden">{t("results.caption")}</caption>
      {rated && <Levels step={step} />}
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.id}>
            <th scope="row">
              {step.kind === "order" && `${formatNumber(index + 1)}. `}
              <bdi>{line.text}</bdi>
              <Bar line={line} most={step.kind === "order" ? 0 : most} />
            </th>
            {step.kind === "order" ? (
              <td>{line.mean === null ? few : place(line.mean)}</td>
            ) : (
              line.cells.map((count, cell) => (
                <td key={step.levels?.[cell]?.id ?? cell}>
                  {count === null ? few : formatNumber(count)}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const place = (mean: number) =>
  t("results.place", { mean: formatNumber(Math.round(mean * 10) / 10) });

function Levels({ step }: { step: Voted }) {
  return (
    <thead>
      <tr>
        <td />
        {step.levels?.map(({ id, text }, index) => (
          <th key={id} scope="col">
            <span class="swatch" data-level={index} aria-hidden="true" />
            <bdi>{text}</bdi>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Each part as wide as its share of the longest. */
function Bar({ line, most }: { line: Line; most: number }) {
  if (most === 0) return null;
  return (
    <svg class="bar-chart" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {line.cells.map((count, index) => (
        <rect
          key={index}
          data-level={line.cells.length > 1 ? index : undefined}
          x={(100 * sum(line.cells.slice(0, index))) / most}
          width={(100 * (count ?? 0)) / most}
          height="4"
        />
      ))}
    </svg>
  );
}
