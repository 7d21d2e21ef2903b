// What the page asks the server, and where each sheet is. Nothing of it needs a key; with the host's, which this
// browser may have kept, own guides are there as well. The key goes in a header, never in an address.

import { accepted, type ExportFile, fileName, query, reach } from "../host/api";
import { recall } from "../kit/device";
import type { Paper } from "../kit/paper";
import type { ResourceList } from "../kit/wire";

export type GuidePart = "print" | "slides" | "pack";

const key = recall<string | null>("host-key", null) ?? "";

export async function resources(language: string): Promise<ResourceList> {
  const answer = await accepted(await reach(key, `resources?${query({ language })}`));
  return (await answer.json()) as ResourceList;
}

export const collectionPath = (paper: Paper) => `resources/collection?${query({ paper })}`;

export function guidePath(guide: string, part: GuidePart, language: string, paper: Paper): string {
  const path = `guides/${encodeURIComponent(guide)}/${part}`;
  return part === "pack" ? path : `${path}?${query({ language, paper })}`;
}

export const handoutPath = (handout: string, language: string, paper: Paper) =>
  `handouts/${encodeURIComponent(handout)}?${query({ language, paper })}`;

/** The same as an address that a browser goes to: to be looked at where that is possible. */
export function addressOf(path: string): string {
  return `/api/v1/${path}${path.includes("language=") ? "&show=true" : ""}`;
}

/** The file there, for what needs the key. Fails as `reach` does. */
export async function fileAt(path: string): Promise<ExportFile> {
  const answer = await accepted(await reach(key, path));
  return { name: fileName(answer, "outward"), content: await answer.blob() };
}
