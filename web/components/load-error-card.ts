export const loadErrorCard = () => import("./error-card.tsx");

/** Fetches the explanations ahead of need, so that they are there when the server is not. */
export function prepareErrorState(): void {
  // A failure here costs nothing: the first error tries again.
  loadErrorCard().catch(() => undefined);
}
