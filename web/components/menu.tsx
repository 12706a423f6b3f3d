import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { MenuButtonContext } from "./menu-button-context.ts";
import { popup } from "./popup.ts";
import type { PopupLook } from "./popup-button.tsx";
import { useLandmark } from "./use-landmark.ts";
import { usePressed } from "./use-pressed.ts";

interface MenuProps extends PopupLook {
  /** Opens at once, in the place of a `PopupButton`. */
  readonly isPressed?: boolean;
  readonly align?: "start" | "end";
  readonly side?: "bottom" | "top";
  readonly className?: string;
  /** `MenuItem`, `MenuChoice`. */
  readonly children: ReactNode;
}

/** A button with a menu. */
export function Menu({ label, trigger, triggerClassName, isPressed = false, ...props }: MenuProps) {
  const { align = "start", side = "bottom", className, children } = props;
  const button = usePressed(isPressed);
  const landmark = useLandmark(button);
  return (
    <Base.Root modal={false} onOpenChange={popup.onOpenChange}>
      <Base.Trigger ref={button} aria-label={label} className={triggerClassName}>
        {trigger}
      </Base.Trigger>
      <Base.Portal container={landmark} className="absolute">
        <Base.Positioner align={align} side={side} {...popup.place}>
          <Base.Popup aria-label={label} className={cx(popup.className, "min-w-48 p-1", className)}>
            <MenuButtonContext value={button}>{children}</MenuButtonContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
