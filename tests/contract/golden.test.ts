// What the C++ side really sends (tests/protocols/golden) fits the schemas.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { problems, readJson, root } from "./schemas";

interface Golden {
  schema: string;
  message: unknown;
}

const folder = join(root, "tests/protocols/golden");
const files = readdirSync(folder).filter(
  (name) =>
    name.endsWith(".json") &&
    !["methods.json", "initiative_fold.json"].includes(name) &&
    !name.startsWith("fold-"),
);

test("there are golden files", () => {
  expect(files).not.toEqual([]);
});

describe.each(files)("%s", (file) => {
  const content = readJson<Golden | Golden[]>(join(folder, file));
  const messages = Array.isArray(content) ? content : [content];

  test.each(messages.map(({ schema, message }) => [schema, message] as const))(
    "%s",
    (schema, message) => {
      expect(problems(schema, message)).toEqual([]);
    },
  );
});
