import { matchPath } from "react-router";
import { SIGN_IN_PATH } from "../lib/locations.ts";
import { type Page, page } from "./page.tsx";

export const HOME = "/channels";

export const SignInPage = page(() => import("./pages/sign-in-page.tsx"));
export const NotFoundPage = page(() => import("./pages/not-found-page.tsx"));

/** Pages inside the frame; the first that fits an address is its page. */
export const pages = {
  "/overview": page(() => import("../features/overview/overview-page.tsx")),
  "/channels": page(async () => {
    const [module, { prefetch }] = await Promise.all([
      import("../features/channels/channels-page.tsx"),
      import("../features/channels/prefetch.ts"),
    ]);
    return { ...module, prefetch };
  }),
  "/channels/new": page(() => import("../features/channels/new-channel-page.tsx")),
  "/channels/:channelId": page(() => import("./pages/channel-page.tsx")),
  "/mention-groups": page(() => import("../features/mention-groups/mention-groups-page.tsx")),
  "/spaces": page(() => import("../features/spaces/spaces-page.tsx")),
  "/spaces/new": page(() => import("../features/spaces/new-space-page.tsx")),
  "/spaces/:spaceId": page(() => import("../features/spaces/space-page.tsx")),
  "/emoji": page(() => import("../features/emoji/emoji-page.tsx")),
  "/retention": page(() => import("../features/retention/retention-page.tsx")),
  "/directory-groups": page(() => import("../features/directory-groups/directory-groups-page.tsx")),
  "/directory-groups/:groupId": page(() => import("../features/directory-groups/directory-group-page.tsx")),
  "/changes": page(() => import("../features/changes/changes-page.tsx")),
  "/changes/:changeId": page(() => import("../features/changes/change-page.tsx")),
  "/audit": page(() => import("../features/audit/audit-page.tsx")),
  "/audit/:seq": page(() => import("../features/audit/entry-page.tsx")),
  "/access": page(() => import("../features/access/access-page.tsx")),
  "/findings": page(() => import("../features/findings/findings-page.tsx")),
  "/external": page(() => import("../features/external/external-page.tsx")),
  "/people": page(() => import("../features/people/people-page.tsx")),
  "/people/notes": page(() => import("../features/help-desk/notes-page.tsx")),
  "/people/:personKey": page(() => import("./pages/person-page.tsx")),
  "/inventory": page(() => import("../features/inventory/inventory-page.tsx")),
  "/desired": page(() => import("../features/desired/desired-page.tsx")),
  "/doctor": page(() => import("../features/doctor/doctor-page.tsx")),
  "/leavers": page(() => import("../features/leavers/leavers-page.tsx")),
  "/leavers/owners": page(() => import("../features/leavers/owner-tasks-page.tsx")),
  "/activity": page(() => import("../features/activity/activity-page.tsx")),
};

/** Page at an address. */
export function pageAt(pathname: string): Page {
  if (pathname === SIGN_IN_PATH) return SignInPage;
  const address = pathname === "/" ? HOME : pathname;
  const found = Object.entries(pages).find(([path]) => matchPath(path, address));
  return found ? found[1] : NotFoundPage;
}
