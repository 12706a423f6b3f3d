import { lazy } from "react";
import ChannelPage, { type TabsOfOthers } from "../../features/channel/channel-page.tsx";

/** Tabs of a channel that belong to other families of screens. */
const tabs: TabsOfOthers = {
  "mention-groups": lazy(() => import("../../features/mention-groups/mention-groups-tab.tsx")),
  retention: lazy(() => import("../../features/retention/retention-tab.tsx")),
  history: lazy(() => import("../../features/audit/history-tab.tsx")),
};

export default function ChannelPageWithTabs() {
  return <ChannelPage tabsOfOthers={tabs} />;
}
