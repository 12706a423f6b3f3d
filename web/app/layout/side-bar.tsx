import type { SessionInfo } from "../../../contract/bff.ts";
import { Link } from "../../components/link.tsx";
import { useLater } from "../../components/use-later.ts";
import { ConnectionSwitch } from "./connection-switch.tsx";
import { Logo } from "./logo.tsx";
import { Navigation } from "./navigation.tsx";
import { PersonMenu } from "./person-menu.tsx";

const loadFrameChanges = () => import("../../shared/changes/frame-changes.tsx");

/** Navigation where there is room beside the page; without a session, what it shows everybody. */
export function SideBar({ session }: { session: SessionInfo | null }) {
  const FrameChanges = useLater(loadFrameChanges);
  return (
    <header data-frame="" className="hidden w-56 shrink-0 flex-col gap-5 border-r border-line px-2.5 py-3 lg:flex">
      <Link to="/channels" className="flex h-8 items-center gap-2.5 rounded-md px-1.5 text-base font-semibold">
        <Logo />
        Channelkeeper
      </Link>
      <Navigation session={session} count={FrameChanges && session && <FrameChanges look="count" />} />
      {session ? (
        <div className="mt-auto flex flex-col gap-3">
          {FrameChanges ? <FrameChanges /> : null}
          <ConnectionSwitch session={session} />
          <div className="border-t border-line pt-2">
            <PersonMenu session={session} />
          </div>
        </div>
      ) : null}
    </header>
  );
}
