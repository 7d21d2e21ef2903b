// The program and the browser that the tests of one file share: started before them, ended after them.
// A file calls one of the two functions once; `outward` and `browser` are there inside its tests.

import { after, afterEach, before, beforeEach } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { openBrowser } from "./visitors.mjs";

export let outward;
export let browser;

const start = async (wishes) => {
  outward = await startOutward(wishes);
};
const open = async () => {
  browser = await openBrowser(outward.origin);
};

/** One browser for all tests of the file: they tell one story. */
export function oneBrowserForAll(wishes = {}) {
  before(async () => {
    await start(wishes);
    await open();
  });
  after(async () => {
    try {
      await browser?.close();
    } finally {
      await outward?.stop();
    }
  });
}

/** A fresh browser for every test of the file. */
export function aBrowserForEach(wishes = {}) {
  before(() => start(wishes));
  after(() => outward?.stop());
  beforeEach(open);
  afterEach(() => browser?.close());
}
