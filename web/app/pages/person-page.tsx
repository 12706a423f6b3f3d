import { lazy } from "react";
import PersonPage, { type TabsOfOthers } from "../../features/people/person-page.tsx";

/** Tabs of a person that belong to other families of screens. */
const tabs: TabsOfOthers = {
  changes: lazy(() => import("../../features/audit/person-tab.tsx")),
};

export default function PersonPageWithTabs() {
  return <PersonPage tabsOfOthers={tabs} />;
}
