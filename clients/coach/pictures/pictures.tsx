import type { Reading } from "../../kit/wire";

export function Pictures({ reading }: { reading: Reading }) {
  return <p>{reading.title}</p>;
}
