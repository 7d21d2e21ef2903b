// What somebody sees of a page, and what not: where the focus is, and what is cut off or covered. All but the last
// run in the page.

/** What has the focus without showing it; null when it shows. */
export function unseenFocus() {
  const at = document.activeElement;
  if (at === document.body) return null;
  const drawn = [at, at.nextElementSibling, at.closest("label")].filter(Boolean);
  const seen = drawn.some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  return seen ? null : at.outerHTML;
}

/** What has the focus where other things lie on it; null when it is free. */
export function coveredFocus() {
  const at = document.activeElement;
  if (at === document.body) return null;
  const part = /radio|checkbox/.test(at.type) ? (at.labels[0] ?? at) : at;
  const { left, top, width, height } = part.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return part.contains(there) ? null : at.outerHTML;
}

/** What is wider than its place, reaches out of the screen, or lies under something else; a sentence each. */
function hiddenParts() {
  const found = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth)
    found.push(`the page is ${page.scrollWidth} px wide, the screen ${page.clientWidth} px`);
  const here = document.querySelector("dialog[open]") ?? document.body;
  const shown = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const how = { opacityProperty: true, visibilityProperty: true };
    return width > 1 && height > 1 && element.checkVisibility(how);
  };
  const named = (element) =>
    (element.getAttribute("aria-label") || element.innerText || element.outerHTML)
      .trim()
      .slice(0, 60);

  for (const words of here.querySelectorAll("h1, h2, h3, p, label, dt, dd, li, button, a")) {
    const { overflowX } = getComputedStyle(words);
    if (shown(words) && overflowX !== "visible" && words.scrollWidth > words.clientWidth + 1)
      found.push(`words are cut off: ${named(words)}`);
  }
  for (const control of here.querySelectorAll(
    "button, a[href], input, select, textarea, summary",
  )) {
    const part = /radio|checkbox/.test(control.type) ? (control.labels[0] ?? control) : control;
    if (!shown(part) || control.closest("[inert]")) continue;
    part.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const { left, right, top, width, height } = part.getBoundingClientRect();
    if (left < -1 || right > window.innerWidth + 1) found.push(`out of the screen: ${named(part)}`);
    for (const [across, down] of [
      [0.5, 0.5],
      [0.2, 0.3],
      [0.8, 0.7],
    ]) {
      const there = document.elementFromPoint(left + width * across, top + height * down);
      if (!part.contains(there)) {
        found.push(`under something else: ${named(part)}: ${there && named(there)}`);
        break;
      }
    }
  }
  page.scrollTo(0, 0);
  return found;
}

export const hiddenPartsOf = (page) => page.evaluate(hiddenParts);
