import { lazy } from "react";
import PersonPage, { type TabsOfOthers } from "../../features/people/person-page.tsx";

/** Tabs of a person that belong to other families of screens. */
const tabs: TabsOfOthers = {
  desk: lazy(() => import("../../features/help-desk/person-desk-tab.tsx")),
  copy: lazy(() => import("../../features/help-desk/copy-tab.tsx")),
  changes: lazy(() => import("../../features/audit/person-tab.tsx")),
};

export default function PersonPageWithTabs() {
  return <PersonPage tabsOfOthers={tabs} />;
}
