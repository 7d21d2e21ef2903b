import type { Reading } from "../../kit/wire";

export function Replay({ reading }: { reading: Reading }) {
  return <p>{reading.title}</p>;
}
