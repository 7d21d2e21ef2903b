// Where the server takes WebSockets, seen from this page.

export function liveAddress(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`;
}

/** Sub-protocol that both sides name. */
export const liveProtocol = "outward.v1";
