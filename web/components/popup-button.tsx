import { type ReactNode, Suspense, useState, useTransition } from "react";

/** What a button that opens something looks like, and how it and what it opens are called. */
export interface PopupLook {
  readonly label: string;
  /** The button's content. */
  readonly trigger: ReactNode;
  readonly triggerClassName?: string | undefined;
}

/** For the menu or panel that takes the place of a button that was pressed. */
export interface PressedLook extends PopupLook {
  readonly isPressed: true;
}

interface PopupButtonProps extends PopupLook {
  readonly opens: "menu" | "dialog";
  /** Fetches the code of what stands in `children`, ahead of the press. */
  readonly prepare: () => Promise<unknown>;
  /** What takes the button's place once it is pressed, a `Menu` or a `Panel` with this look; loads its own code. */
  readonly children: (look: PressedLook) => ReactNode;
}

/**
 * The button of a menu or panel whose code is fetched when it is first needed: a page's first rows do not wait for what
 * nobody has asked for yet.
 */
export function PopupButton({ label, trigger, triggerClassName, opens, prepare, children }: PopupButtonProps) {
  const [isPressed, setPressed] = useState(false);
  // A transition: the button stays, and keeps the focus, until what takes its place is there.
  const [isLoading, startLoading] = useTransition();
  const press = (): void => startLoading(() => setPressed(true));
  const fetchAhead = (): void => {
    // A failure here costs nothing: the press asks again.
    prepare().catch(() => undefined);
  };
  return (
    <Suspense>
      {isPressed ? (
        children({ label, trigger, triggerClassName, isPressed })
      ) : (
        <button
          type="button"
          aria-haspopup={opens}
          aria-expanded={false}
          aria-busy={isLoading || undefined}
          aria-label={label}
          className={triggerClassName}
          onPointerEnter={fetchAhead}
          onFocus={fetchAhead}
          onClick={press}
          onKeyDown={(event) => {
            if (opens !== "menu" || event.key !== "ArrowDown") return;
            event.preventDefault();
            press();
          }}
        >
          {trigger}
        </button>
      )}
    </Suspense>
  );
}
