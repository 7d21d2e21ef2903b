// The archive: what this reader may read, and search over all of it.

export function Shelf() {
  return <main />;
}
