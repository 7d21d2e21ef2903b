// A small picture of figures over a team's conversations, oldest first. The table beside it is its text.

import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { formatNumber, language, languages } from "../../kit/i18n";

export interface TrendLine {
  label: string;
  values: readonly number[];
  /** The broken line: what was meant to be, beside what was. */
  broken?: true;
}

interface Props {
  title: string;
  lines: readonly TrendLine[];
  /** The highest figure of the scale; else that of the lines. */
  most?: number;
  /** Said under the first and the last figure. */
  ends: readonly [string, string];
}

const size = { wide: 300, high: 120 };
const edge = { top: 12, bottom: 22, start: 42, end: 10 };
/** Of a circle; smaller where many stand side by side. */
const dot = { usual: 3.5, crowded: 2, crowd: 16 };

export function Trend({ title, lines, most, ends }: Props) {
  const rtl = languages.value.find(({ code }) => code === language.value)?.direction === "rtl";
  const count = lines[0]?.values.length ?? 0;
  const sides = [edge.start, size.wide - edge.end] as const;
  const x = scalePoint<number>()
    .domain([...Array(count).keys()])
    .range(rtl ? [size.wide - sides[0], size.wide - sides[1]] : sides)
    .padding(count < 2 ? 0.5 : 0.1);
  const y = scaleLinear()
    .domain([0, most ?? Math.max(1, ...lines.flatMap(({ values }) => values))])
    .range([size.high - edge.bottom, edge.top]);
  if (most === undefined) y.nice(2);
  const place = (index: number) => x(index) ?? 0;
  const path = line<number>(
    (_value, index) => place(index),
    (value) => y(value),
  );
  const radius = count < dot.crowd ? dot.usual : dot.crowded;
  const axis = rtl ? size.wide - edge.start + 6 : edge.start - 6;
  return (
    <figure class="trend">
      <figcaption>
        <b>{title}</b>
        {lines.length > 1 && <Legend lines={lines} />}
      </figcaption>
      <svg viewBox={`0 0 ${size.wide} ${size.high}`} role="img" aria-label={title}>
        {y.ticks(2).map((value) => (
          <g key={value}>
            <line class="trend-grid" x1={0} x2={size.wide} y1={y(value)} y2={y(value)} />
            <text x={axis} y={y(value) - 3} text-anchor="end">
              {formatNumber(value)}
            </text>
          </g>
        ))}
        {lines.map(({ label, values, broken }) => (
          <g key={label} class={broken ? "trend-meant" : "trend-was"}>
            <path d={path(values) ?? ""} />
            {values.map((value, index) => (
              <circle key={place(index)} cx={place(index)} cy={y(value)} r={radius} />
            ))}
          </g>
        ))}
        {count > 1 &&
          ends.map((words, end) => (
            <text
              key={words}
              x={place(end === 0 ? 0 : count - 1)}
              y={size.high - 6}
              text-anchor={end === 0 ? "start" : "end"}
            >
              {words}
            </text>
          ))}
      </svg>
    </figure>
  );
}

function Legend({ lines }: { lines: readonly TrendLine[] }) {
  return (
    <span class="trend-legend small soft">
      {lines.map(({ label, broken }) => (
        <span key={label}>
          <svg viewBox="0 0 28 10" aria-hidden="true" class={broken ? "trend-meant" : "trend-was"}>
            <path d="M1 5H27" />
            <circle cx={14} cy={5} r={dot.usual} />
          </svg>
          {label}
        </span>
      ))}
    </span>
  );
}
