import ErrorFocus from "../../components/error-focus.ts";
import FollowRoles from "../../shared/access/follow-roles.tsx";
import FollowChanges from "../../shared/changes/follow-changes.tsx";
import BrokenGlass from "./broken-glass.tsx";

/** What can come once the page is there: what nobody sees, and what is rare. */
export default function AfterPaint() {
  return (
    <>
      <ErrorFocus />
      <FollowChanges />
      <FollowRoles />
      <BrokenGlass />
    </>
  );
}
