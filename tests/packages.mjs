// npm's packages for tests in tests/: they are installed in clients/, where Node would not look.
//   import { packages } from "../packages.mjs";
//   const { chromium } = packages("playwright-core");

import { createRequire } from "node:module";

export const packages = createRequire(new URL("../clients/package.json", import.meta.url));
