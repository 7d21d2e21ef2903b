// A QR code as SVG: always dark on light with its quiet zone, whatever the theme, so that every camera reads it.

import { correction, generate } from "lean-qr";
import { toSvgPath } from "lean-qr/extras/svg";
import { useMemo } from "preact/hooks";

const quietZone = 4; // modules

/** `label` is what a screen reader says instead. */
export function QR({ content, label }: { content: string; label: string }) {
  const code = useMemo(() => generate(content, { minCorrectionLevel: correction.M }), [content]);
  const side = code.size + 2 * quietZone;
  const box = { x: -quietZone, y: -quietZone, width: side, height: side };
  return (
    <svg
      class="qr"
      viewBox={`${box.x} ${box.y} ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect class="qr-paper" {...box} />
      <path class="qr-ink" d={toSvgPath(code)} />
    </svg>
  );
}
