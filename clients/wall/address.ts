// Where phones find this room. The wall's key may not ask the server for its addresses, so the
// facilitator's page puts the right one into the link (`&at=`); the page's own address is the next best.

import { fragmentValue } from "../kit/device";

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** The base address for phones ("http://192.168.1.5:8080"); null when only this laptop is known. */
export function phoneAddress(): string | null {
  const given = fragmentValue("at");
  if (given?.startsWith("http")) return given.replace(/\/$/, "");
  return loopback.includes(location.hostname) ? null : location.origin;
}

/** As people type it: without "http://". */
export function spokenAddress(address: string): string {
  return address.replace(/^https?:\/\//, "");
}
