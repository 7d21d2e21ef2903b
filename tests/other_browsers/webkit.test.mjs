// The whole way in WebKit.

import { theWholeWay } from "./way.mjs";
import { openWebKit } from "./webkit.mjs";

theWholeWay("WebKit", openWebKit);
