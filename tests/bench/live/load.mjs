// The load on a server (load/main.cpp), and what the server used meanwhile.

import { join } from "node:path";
import { cpuOf, memoryOf, programs, startProgram } from "./processes.mjs";

/** For one system, with one crowd. Whoever starts it stops it. */
export function startLoad(system) {
  const program = startProgram(join(programs, "bench_load"));

  /** What was measured, with the processor's milliseconds that the server used. */
  async function order(what) {
    const before = cpuOf(system.pid);
    const measured = JSON.parse(await program.ask(JSON.stringify({ note: system.note, ...what })));
    return { ...measured, cpu_ms: cpuOf(system.pid) - before };
  }

  return {
    system,
    order,
    /** `groups`: [{ count, room, seat }]; gives also the memory that each of them costs when idle. */
    open: async (groups, how = {}) => {
      const screens = groups.map(({ count, room = 0, seat }) => ({
        count,
        room,
        join: system.join(room, seat),
      }));
      const before = memoryOf(system.pid);
      const opened = await order({ do: "open", ...system.where, screens, ...how });
      const count = screens.reduce((sum, group) => sum + group.count, 0);
      return { ...opened, memory_each: (memoryOf(system.pid) - before) / count };
    },
    stop: () => program.stop(),
  };
}
