import ErrorFocus from "../../components/error-focus.ts";
import FollowChanges from "../../shared/changes/follow-changes.tsx";

/** What every page has and nobody sees: it can come once the page is there. */
export default function AfterPaint() {
  return (
    <>
      <ErrorFocus />
      <FollowChanges />
    </>
  );
}
