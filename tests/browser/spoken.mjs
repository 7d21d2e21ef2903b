// A page as a screen reader has it: Chromium's accessibility tree as lines to read, and what live regions say.

/** Those that are said with what is in them. */
const whole = [
  "heading",
  "button",
  "link",
  "radio",
  "switch",
  "checkbox",
  "option",
  "image",
  "progressbar",
  "DisclosureTriangle",
  "DisclosureTriangleGrouped",
];
const fields = ["textbox", "combobox", "spinbutton"];
const places = [
  "banner",
  "main",
  "contentinfo",
  "navigation",
  "region",
  "article",
  "form",
  "group",
  "dialog",
  "list",
  "listitem",
  "table",
  "row",
  "status",
  "alert",
  "log",
];
/** What is said for the roles that the browser names in its own way. */
const said = {
  DisclosureTriangle: "summary",
  DisclosureTriangleGrouped: "summary",
  image: "picture",
};
const spoken = [...whole, ...fields, ...places];

/**
 * What is on the page in the order of reading: a line for each heading, control, place and piece of text, indented
 * by place. Of places whose line fits `closed`, that line only.
 */
export async function scriptOf(page, { closed = /(?!)/ } = {}) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const known = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node) => (node.childIds ?? []).map((id) => known.get(id)).filter(Boolean);
  const lines = [];
  const tell = (line, depth) => line && lines.push("  ".repeat(depth) + line);

  function walk(node, depth, labelling) {
    const role = roleOf(node);
    if (role === "Legend") return; // the group is called so
    if (spoken.includes(role)) {
      const line = lineOf(node);
      tell(line, depth);
      if (!places.includes(role) || closed.test(line)) return;
      for (const child of below(node)) walk(child, depth + 1, false);
      return;
    }
    const text = plainText(node, below);
    const names = labelling || role === "LabelText"; // a field is called so
    if (text === null) for (const child of below(node)) walk(child, depth, names);
    else if (!names && tidy(text)) tell(`“${tidy(text)}”`, depth);
  }
  walk(nodes[0], 0, false);
  return lines;
}

const roleOf = ({ ignored, role }) => (ignored ? "none" : role.value);

function lineOf(node) {
  const role = roleOf(node);
  return [said[role] ?? role, ...states(node), tidy(node.name?.value ?? "")]
    .filter(Boolean)
    .join(" ");
}

/** null where there is more than text. */
function plainText(node, below) {
  const role = roleOf(node);
  if (role === "StaticText") return node.name.value;
  if (spoken.includes(role) || role === "Legend" || role === "LabelText") return null;
  const parts = below(node).map((child) => plainText(child, below));
  return parts.includes(null) ? null : parts.join(" ");
}

function states({ properties = [], role }) {
  const all = Object.fromEntries(properties.map(({ name, value }) => [name, value.value]));
  return [
    role.value === "heading" && String(all.level),
    all.pressed === "true" && "(pressed)",
    (all.checked === "true" || all.selected === true) && "(chosen)",
    all.expanded === false && "(folded)",
    all.disabled && "(off)",
    places.includes(role.value) && all.live && `(${all.live})`,
  ].filter(Boolean);
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** From now on the page remembers what its live regions say; `heard` gives it, and forgets it. */
export async function listenTo(page) {
  await page.evaluate(listen);
  return () => page.evaluate(() => window.said.splice(0));
}

/** Runs in the page. A region says something when it was there before: as screen readers have it. */
function listen() {
  window.said = [];
  const live = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], output";
  const regions = new Set(document.querySelectorAll(live));
  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  new MutationObserver((changes) => {
    const changed = new Map();
    for (const { target, addedNodes, type } of changes) {
      const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const region = element?.closest(live);
      if (!regions.has(region)) continue;
      const parts = changed.get(region) ?? [];
      changed.set(region, [...parts, ...(type === "characterData" ? [target] : addedNodes)]);
    }
    for (const [region, parts] of changed) {
      const entire = region.ariaAtomic === "true" || ["status", "alert"].includes(region.role);
      const words = entire ? region.innerText : parts.map((part) => part.textContent).join(" ");
      if (tidy(words) && region.checkVisibility()) window.said.push(tidy(words));
    }
    for (const region of document.querySelectorAll(live)) {
      if (regions.has(region)) continue;
      regions.add(region);
      if (region.role === "alert" && tidy(region.innerText))
        window.said.push(tidy(region.innerText));
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
