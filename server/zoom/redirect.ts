export interface Place {
  readonly origin: string;
  /** With the query. */
  readonly path: string;
}

/** Where an address leads, seen from another; null when it is none that a request can be sent to. */
export function placeOf(address: string, from?: string): Place | null {
  if (!URL.canParse(address, from)) return null;
  const url = new URL(address, from);
  // `blob:` has the origin of the address within, and that whole address for its path.
  return url.pathname.startsWith("/") ? { origin: url.origin, path: `${url.pathname}${url.search}` } : null;
}
