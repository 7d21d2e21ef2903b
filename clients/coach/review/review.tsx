import type { Reading } from "../../kit/wire";

export function Review({ reading }: { reading: Reading }) {
  return <p>{reading.title}</p>;
}
