// What a phone opens before the evening (/test): whether it gets through to the laptop. No key, no conversation.

import "../kit/style.css";
import "./test.css";
import { startPage } from "../kit/page";
import { TestPage } from "./test-page";

void startPage(() => <TestPage />, "room");
