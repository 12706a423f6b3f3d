export const loadNoticeCard = () => import("./notice-card.tsx");

/** Fetches the look of notices ahead of need, so that it is there when the server is not. */
export function prepareNotices(): void {
  // A failure here costs nothing: the first notice tries again.
  loadNoticeCard().catch(() => undefined);
}
