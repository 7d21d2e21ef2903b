// Where in the page a record is: for what a check says about it. Pure.

import type { RecordKind } from "../../kit/wire";
import { addressOf } from "../place";

/** An address in this page. */
export function addressOfRecord(kind: RecordKind, id: string): string {
  switch (kind) {
    case "theme":
    case "tension":
      return addressOf("board", id);
    case "sentence":
      return addressOf("narrative", id);
    case "version":
    case "readback":
      return id === ""
        ? addressOf("narrative", "versions")
        : addressOf("narrative", `version/${id}`);
    case "promise":
      return addressOf("promises", id);
    case "story":
      return addressOf("story", id);
    case "update":
      return id === "" ? addressOf("story", "updates") : addressOf("story", `update/${id}`);
    case "approval":
      return addressOfApproved(id);
    default:
      return addressOf("overview", id);
  }
}

/** The approval's id says of what: "version:ID", "update:ID" or "story". */
function addressOfApproved(what: string): string {
  const [kind, id = ""] = what.split(":");
  if (kind === "version") return addressOfRecord("version", id);
  return kind === "update" ? addressOfRecord("update", id) : addressOf("story");
}
