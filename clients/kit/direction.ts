// Which way a language is written.

const right_to_left = [
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "iw",
  "ji",
  "ku",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
];

export function isRightToLeft(language: string): boolean {
  return right_to_left.includes(language.split("-")[0] ?? "");
}
