import { Menu as MenuIcon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { SessionInfo } from "../../../contract/bff.ts";
import { IconButton } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { useLater } from "../../components/use-later.ts";
import { connectionLabels, useConnection } from "../../lib/connection.ts";
import { Logo } from "./logo.tsx";
import { PersonMenu } from "./person-menu.tsx";

const loadFrameChanges = () => import("../../shared/changes/frame-changes.tsx");
const NavigationDrawer = lazy(() => import("./navigation-drawer.tsx"));

/** Navigation where there is no room beside the page. */
export function TopBar({ session }: { session: SessionInfo }) {
  const [isOpen, setOpen] = useState(false);
  const connection = useConnection();
  const FrameChanges = useLater(loadFrameChanges);
  return (
    <header data-frame="" className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-2 lg:hidden">
      <IconButton label="Open navigation" aria-expanded={isOpen} onClick={() => setOpen(true)}>
        <MenuIcon size={18} aria-hidden="true" />
      </IconButton>
      <Link to="/channels" aria-label="Channelkeeper" className="rounded-md p-1">
        <Logo />
      </Link>
      <span className="min-w-0 flex-1 truncate text-xs text-muted">{connectionLabels[connection]}</span>
      {FrameChanges ? <FrameChanges look="compact" /> : null}
      <PersonMenu session={session} isCompact />
      {isOpen ? (
        <Suspense>
          <NavigationDrawer session={session} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </header>
  );
}
