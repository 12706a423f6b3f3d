import type { SessionInfo } from "../../../contract/bff.ts";
import { Drawer } from "../../components/drawer.tsx";
import { ConnectionSwitch } from "./connection-switch.tsx";
import { Navigation } from "./navigation.tsx";

/** The side bar's content, where there is no room for it beside the page. */
export default function NavigationDrawer({ session, onClose }: { session: SessionInfo; onClose: () => void }) {
  return (
    <Drawer label="Navigation" onClose={onClose}>
      <Navigation onChoose={onClose} />
      <ConnectionSwitch session={session} onChoose={onClose} />
    </Drawer>
  );
}
