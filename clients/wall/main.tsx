import "../kit/style.css";
import "../kit/votes.css";
import "./style.css";
import "./tables.css";
import { startPage } from "../kit/page";
import { App } from "./app";

startPage(() => <App />, "room");
