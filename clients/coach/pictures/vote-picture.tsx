// What a vote came to: bars for what was chosen or dotted, circles for what was rated or put in order.

import { scaleLinear, scaleSqrt } from "d3-scale";
import { formatNumber, t } from "../../kit/i18n";
import { type Line, linesOf } from "../../kit/voting";
import type { Reading, ReadingVote } from "../../kit/wire";
import { Bar, type Canvas, line_height, linesFor, place, Words } from "./canvas";
import { type Drawn, Picture } from "./picture";

const bar = 14;
const gap = 12;
const largest = 17; // radius

interface Shown {
  lines: readonly Line[];
  /** Names of the columns; none where each line has one number. */
  levels: readonly string[];
  smallest_cell: number;
}

export function VotePicture({ reading, vote }: { reading: Reading; vote: ReadingVote }) {
  const shown = shownOf(vote);
  const { lines, levels } = shown;
  const title = t("export.results", { step: vote.title });
  const words = (count: number | null) => cell(count, vote.smallest_cell);
  return (
    <Picture
      reading={reading}
      name={vote.step}
      title={title}
      caption={t("results.people", { count: vote.people })}
      label={t("coach.picture.vote.label", {
        step: vote.title,
        results: lines
          .map(({ text, cells }) => `${text}: ${cells.map(words).join(" / ")}`)
          .join("; "),
      })}
      numbers={{
        head: [t("export.option"), ...(levels.length > 0 ? levels : [t("export.votes")])],
        rows: lines.map(({ text, cells }) => [text, ...cells.map(words)]),
      }}
      draw={(canvas) => (levels.length > 0 ? circles(canvas, shown) : bars(canvas, shown))}
    />
  );
}

function shownOf(vote: ReadingVote): Shown {
  const { kind, options, entered, withheld, counts, smallest_cell } = vote;
  const lines = linesOf({ kind, options }, { entered, withheld, counts });
  const levels =
    kind === "order" ? options.map((_, index) => formatNumber(index + 1)) : vote.levels;
  return { lines, levels, smallest_cell };
}

function cell(count: number | null, smallest_cell: number): string {
  return count === null ? t("results.few", { count: smallest_cell }) : formatNumber(count);
}

/** Each line with its words above, then so much room. */
function laidOut(canvas: Canvas, lines: readonly Line[], top: number, room: number) {
  let y = top;
  const rows = lines.map((line) => {
    const words = linesFor(line.text, canvas.width);
    const row = { line, words, top: y, under: y + words.length * line_height };
    y = row.under + room + gap;
    return row;
  });
  return { rows, height: y };
}

type Row = ReturnType<typeof laidOut>["rows"][number];

function RowWords({ canvas, row }: { canvas: Canvas; row: Row }) {
  return (
    <>
      {row.words.map((words, index) => (
        <Words key={words} canvas={canvas} x={0} y={row.top + (index + 0.7) * line_height}>
          {words}
        </Words>
      ))}
    </>
  );
}

function bars(canvas: Canvas, { lines, smallest_cell }: Shown): Drawn {
  const { rows, height } = laidOut(canvas, lines, 4, bar);
  const most = Math.max(1, ...lines.map(({ cells }) => cells[0] ?? 0));
  const wide = scaleLinear([0, most], [0, canvas.width - 120]);
  return {
    height,
    content: rows.map((row) => {
      const count = row.line.cells[0] ?? null;
      return (
        <g key={row.line.id}>
          <RowWords canvas={canvas} row={row} />
          <Bar
            canvas={canvas}
            x={0.5}
            y={row.under}
            width={wide(count ?? 0)}
            height={bar}
            fill={1}
          />
          <Words canvas={canvas} x={wide(count ?? 0) + 8} y={row.under + bar - 2} strong>
            {cell(count, smallest_cell)}
          </Words>
        </g>
      );
    }),
  };
}

function circles(canvas: Canvas, { lines, levels, smallest_cell }: Shown): Drawn {
  const wide = canvas.width / levels.length;
  const heads = levels.map((level) => linesFor(level, wide - 8));
  const head_height = Math.max(...heads.map(({ length }) => length)) * line_height + 6;
  const { rows, height } = laidOut(canvas, lines, head_height, 2 * largest);
  const most = Math.max(1, ...lines.flatMap(({ cells }) => cells.map((count) => count ?? 0)));
  const radius = scaleSqrt([0, most], [0, largest]);
  return {
    height,
    content: (
      <>
        {heads.map((words, column) =>
          words.map((line, index) => (
            <Words
              key={`${column} ${line}`}
              canvas={canvas}
              x={column * wide}
              y={(index + 0.7) * line_height}
              strong
            >
              {line}
            </Words>
          )),
        )}
        {rows.map((row) => (
          <g key={row.line.id}>
            <RowWords canvas={canvas} row={row} />
            {row.line.cells.map((count, column) => (
              <g key={levels[column]}>
                <circle
                  cx={place(canvas, column * wide + largest + 1)}
                  cy={row.under + largest}
                  r={radius(count ?? 0)}
                  fill={canvas.fill(1)}
                  stroke="currentColor"
                />
                <Words
                  canvas={canvas}
                  x={column * wide + 2 * largest + 8}
                  y={row.under + largest + 5}
                  strong
                >
                  {cell(count, smallest_cell)}
                </Words>
              </g>
            ))}
          </g>
        ))}
      </>
    ),
  };
}
