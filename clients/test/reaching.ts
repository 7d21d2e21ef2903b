// Tries what phones need beyond this page, the WebSocket, and tells the laptop how it went.

import { liveAddress, liveProtocol } from "../kit/live-address";

const patience = 6_000;

/** gone: the laptop did not take the answer. */
export type Outcome = "works" | "refused" | "gone";

export async function tryOut(): Promise<Outcome> {
  const socket = await opens();
  try {
    const answer = await fetch("/api/v1/reached", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ socket }),
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) return "gone";
  } catch {
    return "gone";
  }
  return socket ? "works" : "refused";
}

/** Whether the socket opens in time. It is closed at once. */
function opens(): Promise<boolean> {
  return new Promise((told) => {
    const socket = new WebSocket(liveAddress(), liveProtocol);
    const tell = (open: boolean) => {
      clearTimeout(late);
      told(open);
      socket.close();
    };
    const late = setTimeout(() => tell(false), patience);
    socket.onopen = () => tell(true);
    socket.onerror = () => tell(false);
    socket.onclose = () => tell(false);
  });
}
