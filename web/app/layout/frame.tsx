import type { ReactNode, RefObject } from "react";

interface FrameProps {
  /** Stands above the page where there is no room beside it. */
  readonly top: ReactNode;
  /** Stands beside the page where there is room. */
  readonly side: ReactNode;
  readonly foot?: ReactNode;
  readonly mainRef?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** The frame of every page behind the sign-in, and of its outline before any code has come: both stand in the same places. */
export function Frame({ top, side, foot, mainRef, children }: FrameProps) {
  return (
    <div id="frame" className="flex h-dvh flex-col">
      {top}
      <div className="flex min-h-0 flex-1">
        {side}
        <main
          ref={mainRef}
          id="main"
          tabIndex={-1}
          className="relative flex min-w-0 flex-1 flex-col overflow-y-auto outline-none"
        >
          {children}
        </main>
      </div>
      {foot}
    </div>
  );
}
