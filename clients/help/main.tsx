// Short answers for whoever runs conversations. There is nothing of any conversation here: no key is asked for.

import "../kit/style.css";
import "../host/crew.css";
import "./help.css";
import { startPage } from "../kit/page";
import { HelpPage } from "./help-page";

void startPage(() => <HelpPage />);
