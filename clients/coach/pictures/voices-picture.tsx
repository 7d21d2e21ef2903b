// How evenly people wrote, never who: a bar for each phone, the longest first.

import { scaleLinear } from "d3-scale";
import { formatNumber, t } from "../../kit/i18n";
import type { Reading } from "../../kit/wire";
import { Bar, type Canvas, line_height, place, Words } from "./canvas";
import { type Drawn, Picture } from "./picture";
import { evennessLevel, peopleByNotes } from "./series";

const plot_height = 160;
const top = 18;
const axis = 34;

export function VoicesPicture({ reading }: { reading: Reading }) {
  const { voices, evenness } = reading;
  if (voices.length === 0) return null;
  const level = voices.length > 1 ? `${t(`coach.picture.voices.${evennessLevel(evenness)}`)} ` : "";
  return (
    <Picture
      reading={reading}
      name="voices"
      title={t("coach.picture.voices")}
      caption={`${level}${t("coach.picture.voices.caption")}`}
      label={t("coach.picture.voices.label", {
        count: voices.length,
        most: voices[0] ?? 0,
        least: voices[voices.length - 1] ?? 0,
        evenness: Math.round(evenness * 100) / 100,
      })}
      numbers={{
        head: [t("coach.picture.voices.notes"), t("coach.picture.voices.people")],
        rows: peopleByNotes(voices).map(({ notes, people }) => [
          formatNumber(notes),
          formatNumber(people),
        ]),
      }}
      draw={(canvas) => draw(canvas, voices)}
    />
  );
}

function draw(canvas: Canvas, voices: readonly number[]): Drawn {
  const notes = scaleLinear([0, Math.max(1, ...voices)], [plot_height, 0]).nice();
  const step = Math.min(48, (canvas.width - axis) / voices.length);
  const even = voices.reduce((sum, one) => sum + one, 0) / voices.length;
  const wide = Math.max(1, step - Math.min(6, step / 4));
  const numbered = step >= 20;
  return {
    height: top + plot_height + 3 * line_height,
    content: (
      <>
        {notes
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <Words key={tick} canvas={canvas} x={axis - 6} y={top + notes(tick) + 4} anchor="end">
              {formatNumber(tick)}
            </Words>
          ))}
        {voices.map((count, index) => (
          <g key={index}>
            <Bar
              canvas={canvas}
              x={axis + index * step}
              y={top + notes(count)}
              width={wide}
              height={plot_height - notes(count)}
              fill={0}
              pale
            />
            {numbered && (
              <Words
                canvas={canvas}
                x={axis + index * step + wide / 2}
                y={top + plot_height + line_height - 2}
                anchor="middle"
              >
                {formatNumber(count)}
              </Words>
            )}
          </g>
        ))}
        <line
          x1={place(canvas, axis)}
          x2={place(canvas, axis + voices.length * step)}
          y1={top + notes(even)}
          y2={top + notes(even)}
          stroke="currentColor"
          stroke-width="2"
          stroke-dasharray="7 5"
        />
        <Words canvas={canvas} x={axis} y={top + plot_height + 2.3 * line_height}>
          {t("coach.picture.voices.even", { count: Math.round(even * 10) / 10 })}
        </Words>
      </>
    ),
  };
}
