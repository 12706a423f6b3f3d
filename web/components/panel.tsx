import { Popover } from "@base-ui/react/popover";
import { type ReactNode, useRef } from "react";
import { cx } from "./cx.ts";
import { popup } from "./popup.ts";
import type { PopupLook } from "./popup-button.tsx";
import { useLandmark } from "./use-landmark.ts";
import { usePressed } from "./use-pressed.ts";

interface PanelProps extends PopupLook {
  /** Opens at once, in the place of a `PopupButton`. */
  readonly isPressed?: boolean;
  readonly align?: "start" | "end";
  readonly className?: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button with a small panel of fields. */
export function Panel({ label, trigger, triggerClassName, isPressed = false, ...props }: PanelProps) {
  const { align = "start", className, children } = props;
  const button = usePressed(isPressed);
  const landmark = useLandmark(button);
  const actions = useRef<Popover.Root.Actions>(null);
  return (
    <Popover.Root actionsRef={actions} onOpenChange={popup.onOpenChange}>
      <Popover.Trigger ref={button} aria-label={label} className={triggerClassName}>
        {trigger}
      </Popover.Trigger>
      <Popover.Portal container={landmark} className="absolute">
        <Popover.Positioner align={align} {...popup.place}>
          <Popover.Popup aria-label={label} className={cx(popup.className, className)}>
            {typeof children === "function" ? children(() => actions.current?.close()) : children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
