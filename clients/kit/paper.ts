// The paper that people print on, told by the region of this device.

export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];

const with_letter = ["US", "CA", "MX", "PH", "CL", "CO", "VE"];

export function usualPaper(locale = navigator.language): Paper {
  const region = locale.split("-").find((part) => /^[A-Z]{2}$/.test(part));
  return region !== undefined && with_letter.includes(region) ? "letter" : "a4";
}
