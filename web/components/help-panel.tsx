import { CircleQuestionMark } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { IconButton } from "./button.tsx";

export interface HelpPanelProps {
  /** Name of the screen. */
  readonly title: string;
  /** What the screen does and what is worth knowing, in a few short paragraphs. */
  readonly children: ReactNode;
  /** Who may use the screen in this console, where its operations do not say it all. */
  readonly roles?: ReactNode;
  /** The one connection that the screen works through, where it is one. */
  readonly connection?: ConnectionName;
  /** Every operation the screen calls; their scopes, roles and limits are read from the contract. */
  readonly operations: readonly OperationId[];
}

const HelpDrawer = lazy(() => import("./help-drawer.tsx"));

/** A button that opens the screen's help: what it does, which scopes and roles it needs, what Zoom limits. */
export function HelpPanel(props: HelpPanelProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={`Help: ${props.title}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <CircleQuestionMark size={16} aria-hidden="true" />
      </IconButton>
      {isOpen ? (
        <Suspense>
          <HelpDrawer {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
