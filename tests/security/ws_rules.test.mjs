// The built server keeps RFC 6455 when the other side does not.

import { after, before, suite, test } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { rules } from "./ws_rules.mjs";

let outward;
before(async () => {
  outward = await startOutward();
});
after(() => outward?.stop());

for (const [part, checks] of Object.entries(rules)) {
  suite(part, () => {
    for (const [name, keeps] of Object.entries(checks)) test(name, () => keeps(outward.origin));
  });
}
