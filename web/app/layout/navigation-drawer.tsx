import type { SessionInfo } from "../../../contract/bff.ts";
import { Drawer } from "../../components/drawer.tsx";
import FrameChanges from "../../shared/changes/frame-changes.tsx";
import { ConnectionSwitch } from "./connection-switch.tsx";
import { Navigation } from "./navigation.tsx";

/** The side bar's content, where there is no room for it beside the page. */
export default function NavigationDrawer({ session, onClose }: { session: SessionInfo; onClose: () => void }) {
  return (
    <Drawer label="Navigation" onClose={onClose}>
      <Navigation session={session} onChoose={onClose} count={<FrameChanges look="count" />} />
      <ConnectionSwitch session={session} onChoose={onClose} />
    </Drawer>
  );
}
