import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { SessionInfo } from "../../../contract/bff.ts";
import { Avatar } from "../../components/avatar.tsx";
import { PopupButton } from "../../components/popup-button.tsx";

const loadPanel = () => import("./person-panel.tsx");
const PersonPanel = lazy(loadPanel);
const TicketDialog = lazy(() => import("../../shared/changes/ticket-dialog.tsx"));

/** The signed-in person, the theme and the way out. */
export function PersonMenu({ session, isCompact = false }: { session: SessionInfo; isCompact?: boolean }) {
  const { user } = session;
  const [isAsking, setAsking] = useState(false);
  const menu = (
    <PopupButton
      opens="menu"
      prepare={loadPanel}
      label={`${user.displayName}, ${user.roleName}`}
      triggerClassName={
        isCompact
          ? "inline-flex size-10 items-center justify-center rounded-md hover:bg-hover"
          : "flex h-11 w-full min-w-0 items-center gap-2.5 rounded-md px-2.5 text-left hover:bg-hover"
      }
      trigger={
        isCompact ? (
          <Avatar name={user.displayName} className="size-7" />
        ) : (
          <>
            <Avatar name={user.displayName} className="size-7" />
            <span className="min-w-0 flex-1">
              <span className="block truncate leading-4 font-medium">{user.displayName}</span>
              <span className="block truncate text-2xs leading-4 text-muted">{user.roleName}</span>
            </span>
            <ChevronsUpDown size={14} aria-hidden="true" className="shrink-0 text-faint" />
          </>
        )
      }
    >
      {(look) => <PersonPanel look={look} user={user} isCompact={isCompact} onTicket={() => setAsking(true)} />}
    </PopupButton>
  );
  return (
    <>
      {menu}
      {isAsking ? (
        <Suspense>
          <TicketDialog onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
