import "../kit/style.css";
import "../kit/votes.css";
import "./style.css";
import { startPage } from "../kit/page";
import { App } from "./app";

startPage(() => <App />, "room");
