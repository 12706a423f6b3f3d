import { Crown, LogOut, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { ActionsMenu } from "../../components/actions-menu.tsx";
import { MenuItem } from "../../components/menu-item.tsx";
import type { Verdict } from "../../shared/access/verdict.ts";
import type { Announce } from "../../shared/done/done.ts";
import type { SpaceView } from "./use-space-view.ts";

const TransferDialog = lazy(() => import("./transfer-dialog.tsx"));
const LeaveDialog = lazy(() => import("./leave-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

/** What can be done with the space as a whole. */
export function SpaceActions({ view, announce }: { readonly view: SpaceView; readonly announce: Announce }) {
  const [dialog, setDialog] = useState<"transfer" | "leave" | "delete" | null>(null);
  const { access, ref } = view;
  const choose = (next: typeof dialog) => (): void => setDialog(next);
  const close = (): void => setDialog(null);
  return (
    <>
      <ActionsMenu>
        <MenuItem
          icon={<Crown size={14} aria-hidden="true" />}
          onSelect={choose("transfer")}
          unavailable={whyNot(access.transfer)}
        >
          Transfer ownership…
        </MenuItem>
        {ref.connection === "me" ? (
          <MenuItem
            icon={<LogOut size={14} aria-hidden="true" />}
            onSelect={choose("leave")}
            unavailable={whyNot(access.leave)}
          >
            Leave…
          </MenuItem>
        ) : null}
        <MenuItem
          icon={<Trash2 size={14} aria-hidden="true" />}
          isDestructive
          onSelect={choose("delete")}
          unavailable={whyNot(access.delete)}
        >
          Delete…
        </MenuItem>
      </ActionsMenu>
      <Suspense>
        {dialog === "transfer" ? <TransferDialog view={view} announce={announce} onClose={close} /> : null}
        {dialog === "leave" ? <LeaveDialog view={view} onClose={close} /> : null}
        {dialog === "delete" ? <DeleteDialog view={view} onClose={close} /> : null}
      </Suspense>
    </>
  );
}

function whyNot(verdict: Verdict): string | undefined {
  return verdict.isAllowed ? undefined : verdict.why;
}
