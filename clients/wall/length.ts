// How large words on the wall may be.

/** How large words can be and still fit: the style sheet has a size for each. */
export function lengthClass(text: string): string {
  const length = [...text].length;
  const fitting = sizes.find(({ upTo }) => length <= upTo);
  return fitting?.name ?? "whole";
}

const sizes = [
  { name: "short", upTo: 45 },
  { name: "medium", upTo: 90 },
  { name: "long", upTo: 150 },
  { name: "longest", upTo: 350 },
];
