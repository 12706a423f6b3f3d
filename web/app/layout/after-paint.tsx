import ErrorFocus from "../../components/error-focus.ts";
import FollowRoles from "../../shared/access/follow-roles.tsx";
import FollowChanges from "../../shared/changes/follow-changes.tsx";

/** What every page has and nobody sees: it can come once the page is there. */
export default function AfterPaint() {
  return (
    <>
      <ErrorFocus />
      <FollowChanges />
      <FollowRoles />
    </>
  );
}
