import type { Reading } from "../../kit/wire";

export function Transcript({ reading }: { reading: Reading }) {
  return <p>{reading.title}</p>;
}
