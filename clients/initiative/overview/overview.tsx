// What the initiative is about, where its words come from, whom it misses, and when people meet.

import { About } from "./about";
import { Calendar } from "./calendar";
import { Groups } from "./groups";
import { Sources } from "./sources";

export function Overview() {
  return (
    <div class="overview">
      <About />
      <Sources />
      <Groups />
      <Calendar />
    </div>
  );
}
