// What the QR code leads to: the code, and in the fragment the conversation's own name, which nobody
// can guess. Who has both never waits behind somebody who is guessing codes.

const name = /^[a-z0-9]{12}$/;

export function joinLink(base: string, code: string, conversation: string): string {
  return `${base}/j/${code}#${conversation}`;
}

/** The conversation in this page's own link, if it has one. */
export function linkedConversation(): string | undefined {
  const fragment = location.hash.slice(1);
  return name.test(fragment) ? fragment : undefined;
}
