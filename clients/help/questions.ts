// What the help answers, by group and in order. Each has two texts: help.GROUP.NAME and help.GROUP.NAME.answer.

export const groups: readonly { group: string; questions: readonly string[] }[] = [
  {
    group: "before",
    questions: ["start", "guide", "rehearse", "check", "phones", "wall", "paper"],
  },
  {
    group: "room",
    questions: ["moves", "undo", "late", "notes", "disturb", "colleague"],
  },
  {
    group: "after",
    questions: ["files", "slips", "coach", "backup", "stop"],
  },
  {
    group: "wrong",
    questions: ["reach", "no_internet", "offline", "wall", "restart", "link", "clock", "disk"],
  },
];
