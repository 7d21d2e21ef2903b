// When which kind of note came: the notes of each few minutes, one kind upon the other.

import { scaleLinear } from "d3-scale";
import { formatNumber, formatTime, t } from "../../kit/i18n";
import type { Reading } from "../../kit/wire";
import { Bar, type Canvas, fills, line_height, place, shortened, Words } from "./canvas";
import { type Drawn, Picture } from "./picture";
import { type Kind, kindsOf, layersOf, type Slice, slicesOf } from "./series";

const plot_height = 220;
const axis = 34;
const top = 12;
const time_label = 76;
const least_key = 190;

interface Shown {
  kinds: readonly Kind[];
  slices: readonly Slice[];
  width: number;
}

export function TimePicture({ reading }: { reading: Reading }) {
  const { notes, started_at, ended_at, created_at } = reading;
  if (notes.length === 0) return null;
  const from = started_at ?? created_at;
  const to = ended_at ?? Math.max(...notes.map(({ at }) => at));
  const kinds = kindsOf(notes, fills);
  const { width, slices } = slicesOf(notes, kinds, from, to);
  const busiest = slices.reduce((most, slice) => (sum(slice) > sum(most) ? slice : most));
  return (
    <Picture
      reading={reading}
      name="notes"
      title={t("coach.picture.time")}
      caption={t("coach.picture.time.caption", { count: width / 60_000 })}
      label={t("coach.picture.time.label", {
        notes: t("host.notes", { count: notes.length }),
        most: kindName(kinds[0]),
        time: formatTime(busiest.from),
      })}
      numbers={{
        head: [t("coach.picture.from"), ...kinds.map(kindName)],
        rows: slices.map(({ from: begin, counts }) => [
          formatTime(begin),
          ...kinds.map(({ id }) => formatNumber(counts[id] ?? 0)),
        ]),
      }}
      draw={(canvas) => draw(canvas, { kinds, slices, width })}
    />
  );
}

const sum = ({ counts }: Slice) => Object.values(counts).reduce((all, count) => all + count, 0);

function kindName(kind: Kind | undefined): string {
  return kind?.label || t("coach.picture.other");
}

function draw(canvas: Canvas, shown: Shown): Drawn {
  const columns = Math.max(1, Math.floor(canvas.width / least_key));
  const key_rows = Math.ceil(shown.kinds.length / columns);
  const key_top = top + plot_height + axis;
  return {
    height: key_top + key_rows * (line_height + 4) + 4,
    content: (
      <>
        <Plot canvas={canvas} {...shown} />
        {shown.kinds.map((kind, index) => (
          <KeyItem
            key={kind.id}
            canvas={canvas}
            kind={kind}
            index={index}
            x={(index % columns) * (canvas.width / columns)}
            y={key_top + Math.floor(index / columns) * (line_height + 4)}
            room={canvas.width / columns}
          />
        ))}
      </>
    ),
  };
}

function Plot({ canvas, kinds, slices, width }: Shown & { canvas: Canvas }) {
  const most = Math.max(1, ...slices.map(sum));
  const notes = scaleLinear([0, most], [plot_height, 0]).nice();
  const begin = slices[0]?.from ?? 0;
  const times = scaleLinear([begin, begin + slices.length * width], [axis, canvas.width - 2]);
  const wide = times(begin + width) - times(begin);
  const every = Math.ceil(time_label / wide);
  const ticks = notes.ticks(5).filter(Number.isInteger);
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={place(canvas, axis)}
            x2={place(canvas, canvas.width)}
            y1={top + notes(tick)}
            y2={top + notes(tick)}
            stroke="currentColor"
            stroke-opacity={tick === 0 ? 1 : 0.2}
          />
          <Words canvas={canvas} x={axis - 6} y={top + notes(tick) + 4} anchor="end">
            {formatNumber(tick)}
          </Words>
        </g>
      ))}
      {layersOf(slices, kinds).map((layer, kind) =>
        layer.map(([low, high], index) =>
          high > low ? (
            <Bar
              key={`${layer.key} ${index}`}
              canvas={canvas}
              x={times(begin + index * width) + 1}
              y={top + notes(high)}
              width={Math.max(1, wide - 2)}
              height={notes(low) - notes(high)}
              fill={kind}
            />
          ) : null,
        ),
      )}
      {slices.map(({ from }, index) =>
        index % every === 0 && times(from) + time_label < canvas.width + wide ? (
          <Words key={from} canvas={canvas} x={times(from)} y={top + plot_height + line_height}>
            {formatTime(from)}
          </Words>
        ) : null,
      )}
    </>
  );
}

interface KeyProps {
  canvas: Canvas;
  kind: Kind;
  index: number;
  x: number;
  y: number;
  room: number;
}

function KeyItem({ canvas, kind, index, x, y, room }: KeyProps) {
  return (
    <>
      <Bar canvas={canvas} x={x + 0.5} y={y + 0.5} width={22} height={14} fill={index} />
      <Words canvas={canvas} x={x + 30} y={y + 12}>
        {`${shortened(kindName(kind), room - 70)} · ${formatNumber(kind.count)}`}
      </Words>
    </>
  );
}
