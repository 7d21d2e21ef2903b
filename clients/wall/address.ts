// Where phones find this room. The wall's key may not ask the server for its addresses, so the
// facilitator's page puts the right one into the link (`&at=`); the page's own address is the next best.
// Once the laptop's addresses have changed, the server tells them.

import { fragmentValue } from "../kit/device";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** `told`: what the server has said since the page was opened. The base address for phones ("http://192.168.1.5:8080"); null when only this laptop is known. */
export function phoneAddress(told: readonly string[] | null): string | null {
  const given = fragmentValue("at");
  if (told && !(given && told.includes(given.replace(/\/$/, "")))) return told[0] ?? null;
  if (given?.startsWith("http")) return given.replace(/\/$/, "");
  return loopback.includes(location.hostname) ? null : location.origin;
}

/** As people type it: without "http://". */
export function spokenAddress(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
