import type { SessionInfo } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { Name } from "../../components/name.tsx";

/** Stops a page whose person is no longer the one signed in in this browser. */
export function OtherPersonDialog({ user }: { readonly user: SessionInfo["user"] }) {
  return (
    <Dialog
      title="Someone else signed in"
      actions={
        <Button tone="primary" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      }
    >
      <p className="text-muted">
        This page belongs to <Name>{user.displayName}</Name>, and another person has since signed in in this browser.
        Nothing more can be done from here. Reload the page to continue as that person.
      </p>
    </Dialog>
  );
}
