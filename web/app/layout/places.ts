/** The console's sections, in the order of the navigation; `web/build/place-icons.ts` has their icons. */
export const places = [
  { to: "/overview", label: "Overview" },
  { to: "/findings", label: "Findings" },
  { to: "/channels", label: "Channels" },
  { to: "/people", label: "People" },
  { to: "/external", label: "External access" },
  { to: "/mention-groups", label: "Mention groups" },
  { to: "/spaces", label: "Shared spaces" },
  { to: "/emoji", label: "Emoji" },
  { to: "/retention", label: "Retention" },
  { to: "/changes", label: "Changes" },
  { to: "/audit", label: "Audit trail" },
  { to: "/activity", label: "Activity" },
  { to: "/directory-groups", label: "Directory groups" },
  { to: "/inventory", label: "Inventory" },
  { to: "/desired", label: "Desired state" },
  { to: "/doctor", label: "Connection doctor" },
] as const;
