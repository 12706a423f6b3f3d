import { useLocation } from "react-router";
import type { SessionInfo } from "../../../contract/bff.ts";
import { useSessionEnd } from "../../stores/session-end.ts";
import { OtherPersonDialog } from "./other-person-dialog.tsx";
import { SessionEndDialog } from "./session-end-dialog.tsx";

/** Why the page can go on no longer, and what to do. */
export default function SessionEnd({ user }: { readonly user: SessionInfo["user"] }) {
  const how = useSessionEnd((state) => state.how);
  const { pathname, search, hash } = useLocation();
  if (how === "none") return null;
  return how === "over" ? <SessionEndDialog returnTo={pathname + search + hash} /> : <OtherPersonDialog user={user} />;
}
