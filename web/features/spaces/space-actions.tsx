import { Crown, LogOut, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { ActionsMenu } from "../../components/actions-menu.tsx";
import { MenuItem } from "../../components/menu-item.tsx";
import { whyRefused } from "../../shared/access/verdict.ts";
import type { SpaceView } from "./use-space-view.ts";

const TransferDialog = lazy(() => import("./transfer-dialog.tsx"));
const LeaveDialog = lazy(() => import("./leave-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

/** What can be done with the space as a whole. */
export function SpaceActions({ view }: { readonly view: SpaceView }) {
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
          unavailable={whyRefused(access.transfer)}
        >
          Transfer ownership…
        </MenuItem>
        {ref.connection === "me" ? (
          <MenuItem
            icon={<LogOut size={14} aria-hidden="true" />}
            onSelect={choose("leave")}
            unavailable={whyRefused(access.leave)}
          >
            Leave…
          </MenuItem>
        ) : null}
        <MenuItem
          icon={<Trash2 size={14} aria-hidden="true" />}
          isDestructive
          onSelect={choose("delete")}
          unavailable={whyRefused(access.delete)}
        >
          Delete…
        </MenuItem>
      </ActionsMenu>
      <Suspense>
        {dialog === "transfer" ? <TransferDialog view={view} onClose={close} /> : null}
        {dialog === "leave" ? <LeaveDialog view={view} onClose={close} /> : null}
        {dialog === "delete" ? <DeleteDialog view={view} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
