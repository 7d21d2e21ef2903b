// Guides and hand-outs to print and to pass on. There is nothing of any conversation here: no key is asked for.

import "../kit/style.css";
import "../host/crew.css";
import "./resources.css";
import { startPage } from "../kit/page";
import { ResourcesPage } from "./resources-page";

void startPage(() => <ResourcesPage />);
