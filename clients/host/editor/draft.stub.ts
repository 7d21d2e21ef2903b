// A small guide in two languages, for tests.

import type { Draft } from "./draft";

export function smallGuide(): Draft {
  const step = (title: string, more = {}) => ({
    title,
    say: [`${title}.`],
    prompt: title,
    ...more,
  });
  return {
    guide: {
      format: 1,
      id: "small",
      version: "1.0.0",
      languages: ["en", "ar"],
      group: { min: 2, max: 20 },
      minutes: { min: 10, max: 30 },
      categories: [{ id: "hope" }],
      phases: [
        {
          id: "opening",
          steps: [
            { id: "welcome", kind: "speak", minutes: 2 },
            { id: "rules", kind: "agree", minutes: 3, rules: ["listen", "short"] },
          ],
        },
        { id: "taken", use: { guide: "theming", from: "read", to: "name" } },
        {
          id: "talk",
          rounds: 2,
          steps: [
            {
              id: "hopes",
              kind: "capture",
              minutes: 5,
              capture: ["hope"],
              probes: ["why", "who"],
              cues: [{ id: "silence", when: { silence_minutes: { at_least: 2 } } }, "late"],
              moves: [{ name: "pairs", to: "in-pairs" }],
              something_new: true,
              steps: [
                { id: "hopes-a", kind: "speak", minutes: 1 },
                { id: "hopes-b", kind: "speak", minutes: 1 },
              ],
            },
            { id: "in-pairs", kind: "pairs", minutes: 4, aside: true },
          ],
        },
        { id: "end", steps: [{ id: "close", kind: "close", minutes: 1, late: "keep" }] },
      ],
    },
    texts: {
      en: {
        language: "en",
        title: "Small",
        phases: { opening: "Opening", taken: "Themes", talk: "Talk", end: "End" },
        categories: { hope: "Hope" },
        steps: {
          welcome: step("Welcome"),
          rules: step("Rules", { rules: { listen: "Listen", short: "Be short" } }),
          hopes: step("Hopes", {
            say: ["One.", "Two."],
            probes: { why: "Why?", who: "Who?" },
            cues: { silence: { when: "Silence", do: "Wait" }, late: { when: "Late", do: "Go on" } },
            moves: { pairs: "In pairs" },
          }),
          "hopes-a": step("A"),
          "hopes-b": step("B"),
          "in-pairs": step("Pairs"),
          close: step("Close"),
        },
      },
      ar: {
        language: "ar",
        title: "صغير",
        steps: { hopes: { say: ["واحد"], probes: { why: "لماذا؟" } } },
      },
    },
  };
}
