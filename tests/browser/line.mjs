// A line between a browser and the program that the test can break, as bad Wi-Fi does: without a word.

import { once } from "node:events";
import { connect, createServer } from "node:net";

/** Browsers go to `origin`. Close it at the end. */
export async function openLine(program) {
  const { hostname, port } = new URL(program);
  const ends = new Set();
  let to_program = true;
  let to_browser = true;

  const server = createServer((browser) => {
    const outward = connect(Number(port), hostname);
    const lost = { any: false }; // a line that lost a byte is dead for ever, and does not say so
    const pass = (from, to, is_open) => {
      from.on("data", (bytes) => {
        if (!is_open()) lost.any = true;
        if (!lost.any) to.write(bytes);
      });
      from.on("error", () => undefined);
      from.on("close", () => {
        ends.delete(from);
        if (is_open() && !lost.any) to.destroy();
      });
      ends.add(from);
    };
    pass(browser, outward, () => to_program);
    pass(outward, browser, () => to_browser);
    if (!to_program) lost.any = true;
  });
  server.listen(0, hostname);
  await once(server, "listening");

  return {
    origin: `http://${hostname}:${server.address().port}`,
    /** Nothing comes through, and nobody is told. */
    swallow: () => {
      to_program = false;
      to_browser = false;
    },
    /** What the browser says arrives; what the program answers does not. */
    swallowAnswers: () => {
      to_browser = false;
    },
    /** New connections work again; those that lost something stay dead. */
    mend: () => {
      to_program = true;
      to_browser = true;
    },
    /** Ends every connection, as a restarted access point does. */
    cut: () => {
      for (const end of ends) end.destroy();
    },
    close: async () => {
      for (const end of ends) end.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
