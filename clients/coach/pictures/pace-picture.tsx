// The plan and the clock, step by step.

import { scaleLinear } from "d3-scale";
import { formatNumber, t } from "../../kit/i18n";
import type { Reading } from "../../kit/wire";
import { Bar, type Canvas, line_height, linesFor, Words } from "./canvas";
import { type Drawn, Picture } from "./picture";
import { pacesOf, type StepPace } from "./series";

const bar = 10;
const pitch = 15; // from bar to bar, so that each has its number beside it
const gap = 12;
const key_height = 28;

export function PacePicture({ reading }: { reading: Reading }) {
  const paces = pacesOf(reading.stays);
  if (paces.length === 0) return null;
  const total = (part: "planned" | "taken") =>
    formatNumber(Math.round(paces.reduce((sum, pace) => sum + pace[part], 0)));
  const over = paces.filter((pace) => Math.round(pace.taken) > pace.planned);
  const label = t("coach.picture.pace.label", {
    planned: total("planned"),
    taken: total("taken"),
    count: over.length,
  });
  return (
    <Picture
      reading={reading}
      name="pace"
      title={t("coach.picture.pace")}
      caption={t("coach.picture.pace.caption")}
      label={label}
      numbers={{
        head: [
          t("coach.picture.step"),
          t("archive.progress.planned"),
          t("archive.progress.taken"),
          t("coach.picture.times"),
        ],
        rows: paces.map((pace) => [
          pace.title,
          formatNumber(pace.planned),
          formatNumber(Math.round(pace.taken)),
          formatNumber(pace.times),
        ]),
      }}
      draw={(canvas) => draw(canvas, paces)}
    />
  );
}

function draw(canvas: Canvas, paces: readonly StepPace[]): Drawn {
  const most = Math.max(1, ...paces.flatMap(({ planned, taken }) => [planned, taken]));
  const minutes = scaleLinear([0, most], [0, canvas.width - 48]);
  let y = key_height;
  const rows = paces.map((pace) => {
    const lines = linesFor(pace.title, canvas.width);
    const top = y;
    y += lines.length * line_height + 2 * pitch + gap;
    return { pace, lines, top };
  });
  return {
    height: y,
    content: (
      <>
        <Key canvas={canvas} />
        {rows.map(({ pace, lines, top }) => (
          <Row
            key={pace.step}
            canvas={canvas}
            pace={pace}
            lines={lines}
            top={top}
            wide={(value) => minutes(value)}
          />
        ))}
      </>
    ),
  };
}

function Key({ canvas }: { canvas: Canvas }) {
  const half = canvas.width / 2;
  return (
    <>
      <Bar canvas={canvas} x={0.5} y={3} width={22} height={bar} />
      <Words canvas={canvas} x={30} y={12}>
        {t("archive.progress.planned")}
      </Words>
      <Bar canvas={canvas} x={half} y={3} width={22} height={bar} fill={0} />
      <Words canvas={canvas} x={half + 30} y={12}>
        {t("archive.progress.taken")}
      </Words>
    </>
  );
}

interface RowProps {
  canvas: Canvas;
  pace: StepPace;
  lines: readonly string[];
  top: number;
  wide(minutes: number): number;
}

function Row({ canvas, pace: { planned, taken }, lines, top, wide }: RowProps) {
  const under = top + lines.length * line_height;
  return (
    <>
      {lines.map((words, index) => (
        <Words key={words} canvas={canvas} x={0} y={top + (index + 0.7) * line_height}>
          {words}
        </Words>
      ))}
      <Bar canvas={canvas} x={0.5} y={under} width={wide(planned)} height={bar} />
      <Words canvas={canvas} x={wide(planned) + 8} y={under + bar}>
        {formatNumber(planned)}
      </Words>
      <Bar canvas={canvas} x={0.5} y={under + pitch} width={wide(taken)} height={bar} fill={0} />
      <Words canvas={canvas} x={wide(taken) + 8} y={under + pitch + bar} strong>
        {formatNumber(Math.round(taken))}
      </Words>
    </>
  );
}
