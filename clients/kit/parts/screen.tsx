// A screen inside the page, as large as the real one and drawn smaller: its own document with its own styles,
// so that what is measured by the screen is measured by this one. To look at, not to use.

import { type ComponentChildren, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import insideStyle from "../inside-screen.css?url";
import type { GuideView } from "../wire";

export interface ScreenProps {
  title: string;
  width: number;
  height: number;
  /** Addresses of style sheets. */
  styles: readonly string[];
  language: string;
  direction: GuideView["direction"];
  theme: "light" | "dark";
  children: ComponentChildren;
}

export function Screen(shown: ScreenProps) {
  const { title, width, height, styles, language, direction, theme, children } = shown;
  const holder = useRef<HTMLDivElement>(null);
  const [screen, setScreen] = useState<Document | null>(null);
  const scale = useScale(holder, width);
  useEffect(() => {
    if (!screen) return;
    const page = screen.documentElement;
    page.lang = language;
    page.dir = direction;
    page.dataset.theme = theme;
  }, [screen, language, direction, theme]);
  useEffect(() => {
    if (!screen) return;
    render(<Styles addresses={[...styles, insideStyle]} />, screen.head);
  }, [screen, styles]);
  useEffect(() => {
    if (screen) render(<div inert>{children}</div>, screen.body);
  });
  useEffect(() => () => (screen ? render(null, screen.body) : undefined), [screen]);
  return (
    <div
      ref={holder}
      class="screen"
      style={{
        "--width": `${width}px`,
        "--height": `${height}px`,
        "--width-to-height": String(width / height),
        "--scale": String(scale),
      }}
    >
      <iframe
        title={title}
        srcdoc="<!doctype html><title>Outward</title>"
        tabIndex={-1}
        onLoad={({ currentTarget: { contentDocument: loaded } }) => {
          loaded?.addEventListener("mousedown", keepFocus);
          setScreen(loaded);
        }}
      />
    </div>
  );
}

/** A click into it, to scroll it, leaves the keys to the page around it. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function Styles({ addresses }: { addresses: readonly string[] }) {
  return addresses.map((address) => <link key={address} rel="stylesheet" href={address} />);
}

/** By how much the screen is drawn smaller to fit. */
function useScale(holder: { current: HTMLDivElement | null }, width: number): number {
  const [scale, setScale] = useState(0.5);
  useEffect(() => {
    if (!holder.current) return;
    const fitted = new ResizeObserver(([entry]) => {
      if (entry) setScale(Math.min(1, entry.contentRect.width / width));
    });
    fitted.observe(holder.current);
    return () => fitted.disconnect();
  }, [holder, width]);
  return scale;
}
