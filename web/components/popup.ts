interface PopupChange {
  readonly reason: string;
  readonly event: Event;
}

/** What all that opens over the page has in common: menus, panels, suggestions. */
export const popup = {
  className:
    "max-h-(--available-height) max-w-(--available-width) overflow-y-auto rounded-md bg-raised shadow-overlay outline-none",
  /** A little beside its button or field, and off the window's edge. */
  place: { sideOffset: 4, collisionPadding: 8, positionMethod: "fixed", className: "z-30" },
  /** Escape closes it alone: the platform's own dialog, which it may stand in, would close as well. */
  onOpenChange: (_isOpen: boolean, { reason, event }: PopupChange): void => {
    if (reason === "escape-key") event.preventDefault();
  },
} as const;
