import { expect, test, vi } from "vitest";
import { phoneAddress } from "./address";

function onPage(address: string): void {
  vi.stubGlobal("location", new URL(address));
}

const home = "http://192.168.1.5:8080";
const elsewhere = "http://192.168.7.2:8080";

test("the wall shows the address in its link, while the laptop is found there", () => {
  onPage(`http://127.0.0.1:8080/c/c1/wall#at=${encodeURIComponent(home)}`);
  expect(phoneAddress(null)).toBe(home);
  expect(phoneAddress([elsewhere, home])).toBe(home);
});

test("once the laptop has moved, the wall shows where it is now", () => {
  onPage(`http://127.0.0.1:8080/c/c1/wall#at=${encodeURIComponent(home)}`);
  expect(phoneAddress([elsewhere])).toBe(elsewhere);
  expect(phoneAddress([])).toBeNull();
});

test("without a hint it is the page's own address, when others can use that", () => {
  onPage("http://192.168.1.5:8080/c/c1/wall");
  expect(phoneAddress(null)).toBe(home);
  onPage("http://localhost:8080/c/c1/wall");
  expect(phoneAddress(null)).toBeNull();
});
