// The whole way in Firefox.

import { openFirefox } from "./firefox.mjs";
import { theWholeWay } from "./way.mjs";

theWholeWay("Firefox", openFirefox);
