// Real comments, where they are there to read: the sets of ../shared/data, or of OUTWARD_TEST_DATA.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const source = process.env.SOURCE_DIR ?? join(import.meta.dirname, "../..");
const data = process.env.OUTWARD_TEST_DATA ?? join(source, "../shared/data");

/** null when it is not there. */
export function commentsOf(set) {
  const file = join(data, set, "comments.csv");
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const [header, ...records] = readCsv(bytes.toString());
  const column = (name) => header.indexOf(name);
  return {
    bytes,
    header,
    records,
    id: (record) => record[column("comment-id")],
    body: (record) => record[column("comment-body")],
  };
}

/** A reader of its own, so that a fault in the program's would show. */
export function readCsv(text) {
  const records = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const record = records.at(-1);
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') {
      i += 1;
      record[record.length - 1] += c;
    } else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") record.push("");
    else if (!quoted && c === "\n") records.push([""]);
    else record[record.length - 1] += c;
  }
  return records.filter((record) => record.length > 1);
}

const quoted = (field) => `"${field.replaceAll('"', '""')}"`;

/** As a field stands in such a file. */
export const asWritten = (body) => (/[",\n\r]/.test(body) ? quoted(body) : body);

export function writeCsv(file, header, records) {
  const line = (record) => record.map(asWritten).join(",");
  writeFileSync(file, `${[header, ...records].map(line).join("\n")}\n`);
}
