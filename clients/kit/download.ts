// Hands a file that this page has fetched to the browser to keep.

export interface FileToKeep {
  name: string;
  content: Blob;
}

export function download({ name, content }: FileToKeep): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
