// A picture as a file that stands alone: with its title and what it shows, dark on white, in no need of a page.

import { download } from "../../kit/download";

const edge = 16; // around what is drawn
const svg = "http://www.w3.org/2000/svg";

export interface SavedPicture {
  file: string;
  title: string;
  /** What it shows, in a sentence. */
  label: string;
}

export function saveSvg(drawn: SVGSVGElement, { file, title, label }: SavedPicture): void {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const width = drawn.viewBox.baseVal.width + 2 * edge;
  const height = drawn.viewBox.baseVal.height + 2 * edge;
  for (const name of ["class", "aria-label"]) copy.removeAttribute(name);
  copy.setAttribute("xmlns", svg);
  copy.setAttribute("viewBox", `${-edge} ${-edge} ${width} ${height}`);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.setAttribute("color", "#1d2726");
  copy.prepend(
    element("title", title),
    element("desc", label),
    element("rect", "", {
      x: String(-edge),
      y: String(-edge),
      width: String(width),
      height: String(height),
      fill: "#ffffff",
    }),
  );
  const text = new XMLSerializer().serializeToString(copy);
  download({ name: file, content: new Blob([text], { type: "image/svg+xml" }) });
}

function element(name: string, text: string, attributes: Record<string, string> = {}): SVGElement {
  const made = document.createElementNS(svg, name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** "2026-03-12-neighbours-pace.svg": the day first, so that files stand in order. */
export function fileNameOf(title: string, at: number, picture: string): string {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return [day, words, picture].filter(Boolean).join("-").concat(".svg");
}
