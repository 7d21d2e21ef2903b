// Links into a conversation. Keys travel in the fragment, so that no server log has them.

import { t } from "../kit/i18n";
import { joinLink } from "../kit/join-link";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { Desk, LinkedSeat } from "./desk";

/** What phones open; null while they cannot reach this laptop. */
export function phoneLink({ opening, conversation }: Desk, code: string): string | null {
  const base = opening.address.value;
  return base === null ? null : joinLink(base, code, conversation);
}

const pages: Record<LinkedSeat, string> = {
  facilitator: "",
  note_taker: "/notes",
  host: "/table",
  scribe: "/table",
};

/** The seat's page with a fresh key, or for a colleague with the own one, under the address that another device can reach. */
export async function seatLink(desk: Desk, seat: LinkedSeat): Promise<string> {
  const key = seat === "facilitator" ? desk.key : await desk.api.newKey(desk.conversation, seat);
  const base = desk.opening.address.value ?? location.origin;
  return `${base}/c/${desk.conversation}${pages[seat]}#${new URLSearchParams({ key })}`;
}

/** Opens the wall in a window of its own, to be drawn over to the projector. */
export async function openWall(desk: Desk): Promise<void> {
  // Opened before the answer: browsers allow a window only in the moment of the press.
  const wall = window.open("", "_blank");
  try {
    const key = await desk.api.newKey(desk.conversation, "wall");
    const at = desk.opening.address.value ?? location.origin;
    const address = `/c/${desk.conversation}/wall#${new URLSearchParams({ key, at })}`;
    if (wall) wall.location.replace(new URL(address, location.origin));
    else showToast(t("facilitator.window_refused"));
  } catch (error) {
    wall?.close();
    showToast(refusalText(reasonOf(error)));
  }
}

/** True when it is on the clipboard. Plain-HTTP pages have none: then the link is there to be marked. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
