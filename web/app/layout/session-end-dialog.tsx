import { Dialog } from "../../components/dialog.tsx";
import { signInHref } from "../../lib/locations.ts";

/** Asks the person to sign in again, over the page they were on. Unsaved forms are kept in the tab. */
export function SessionEndDialog({ returnTo }: { returnTo: string }) {
  return (
    <Dialog
      title="Your session ended"
      actions={
        <a
          href={signInHref(returnTo)}
          className="inline-flex h-8 items-center rounded-md bg-accent px-3 font-medium text-on-accent hover:bg-accent-strong pointer-coarse:h-10"
        >
          Sign in again
        </a>
      }
    >
      <p className="text-muted">
        Sign in again to continue. You will return to this page, and anything you typed but did not save is kept.
      </p>
    </Dialog>
  );
}
