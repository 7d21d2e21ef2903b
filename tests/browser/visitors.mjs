// People with browsers of their own. Whatever a browser complains about fails the test: errors in a
// page, words on its console, the content policy, a request to any other place than the program.
// CHROMIUM is the path of the browser.

import assert from "node:assert/strict";
import { packages } from "../packages.mjs";

export { eventually } from "../running/waiting.mjs";

const { chromium } = packages("playwright-core");

export const phone = { width: 360, height: 740 };
export const laptop = { width: 1280, height: 720 };
export const wall_screen = { width: 1920, height: 1080 };

const patience = 15_000;
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `origin` is the only place that pages may ask. Close it at the end: that is when it complains. */
export async function openBrowser(origin) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: flags,
    ignoreDefaultArgs: ["--disable-back-forward-cache"], // people's browsers have it
  });
  const complaints = [];
  const requests = [];
  const sockets = [];
  let forgiven = () => false;

  function watch(page) {
    const complain = (what) => {
      if (!forgiven(what)) complaints.push(`${new URL(page.url()).pathname}: ${what}`);
    };
    page.heard = [];
    page.on("websocket", (socket) => {
      sockets.push(socket.url());
      if (new URL(socket.url()).host !== new URL(origin).host) complain(`asked ${socket.url()}`);
      socket.on("framereceived", ({ payload }) => page.heard.push(String(payload)));
    });
    page.on("dialog", (dialog) => {
      complain(`asked in a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => complain(error.stack ?? error.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complain(message.text());
    });
    page.on("request", (request) => {
      requests.push(request);
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol.startsWith("http") && asked !== origin) complain(`asked ${request.url()}`);
    });
  }

  return {
    /** Everything that pages have asked for, and the addresses of their WebSockets. */
    requests,
    sockets,
    /**
     * A person with an empty browser, at `address` (a path, or a whole link). `heard` of the page is
     * everything that the server said to it over the wire.
     */
    visit: async (address, { language = "en", screen = laptop, ...more } = {}) => {
      const context = await browser.newContext({
        locale: language,
        viewport: screen,
        deviceScaleFactor: 1,
        reducedMotion: "reduce",
        ...more,
      });
      context.setDefaultTimeout(patience);
      context.on("page", watch);
      const page = await context.newPage();
      await page.goto(new URL(address, origin).href);
      return page;
    },
    /** What browsers may complain about from now on: something was broken on purpose. */
    forgive: (pattern) => {
      forgiven = (what) => pattern.test(what);
    },
    close: async () => {
      await browser.close();
      assert.deepEqual(complaints, []);
    },
  };
}
