// The frame of a picture: what it shows, the numbers behind it as a table, and a way to take it along.

import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { showToast } from "../../kit/parts/toast";
import type { Reading } from "../../kit/wire";
import { type Canvas, Fills, fillOf, isRightToLeft, sheet } from "./canvas";
import { fileNameOf, saveSvg } from "./save-svg";

export interface Drawn {
  height: number;
  content: ComponentChildren;
}

export interface Numbers {
  head: string[];
  /** The first cell names the row. */
  rows: (string | number)[][];
}

interface Props {
  reading: Reading;
  /** In the file's name. */
  name: string;
  title: string;
  caption: string;
  /** What it shows, in a sentence: for those who do not see it. */
  label: string;
  numbers: Numbers;
  draw(canvas: Canvas): Drawn;
}

const narrowest = 240;
const widest = 880;

export function Picture({ reading, name, title, caption, label, numbers, draw }: Props) {
  const id = useId();
  const frame = useRef<HTMLElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(frame);
  const right_to_left = isRightToLeft();
  const { height, content } = draw({ width, right_to_left, fill: (index) => fillOf(id, index) });
  const save = () => {
    if (!drawing.current) return;
    const file = fileNameOf(reading.title, reading.started_at ?? reading.created_at, name);
    saveSvg(drawing.current, { file, title: `${reading.title}: ${title}`, label });
    showToast(t("host.exported", { name: file }));
  };
  return (
    <figure ref={frame} class="picture">
      <figcaption>
        <h2>{title}</h2>
        <p>{caption}</p>
      </figcaption>
      <svg
        ref={drawing}
        class="drawing"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        {...sheet}
      >
        <Fills id={id} />
        {content}
      </svg>
      <div class="picture-ways">
        <details>
          <summary>
            {t("coach.picture.numbers")}
            <span class="visually-hidden">: {title}</span>
          </summary>
          <NumberTable title={title} numbers={numbers} />
        </details>
        <Button class="compact" onClick={save}>
          {t("coach.picture.save")}
          <span class="visually-hidden">: {title}</span>
        </Button>
      </div>
    </figure>
  );
}

/** As wide as the frame, so that letters keep their size on every screen. */
function useWidth(frame: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const fit = () =>
      setWidth(Math.round(Math.min(widest, Math.max(narrowest, current.clientWidth))));
    const watching = new ResizeObserver(fit);
    watching.observe(current);
    return () => watching.disconnect();
  }, [frame]);
  return width;
}

function NumberTable({ title, numbers: { head, rows } }: { title: string; numbers: Numbers }) {
  const [corner, ...columns] = head;
  return (
    <div class="numbers">
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                <bdi>{column}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells], index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{first}</bdi>
              </th>
              {cells.map((cell, column) => (
                <td key={columns[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
