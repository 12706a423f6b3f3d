import { Button } from "./button.tsx";

/** Says that what an earlier visit left unsaved is shown. */
export function RestoredNote({ onDiscard }: { readonly onDiscard: () => void }) {
  return (
    <div
      role="status"
      className="mt-4 flex flex-wrap items-center justify-between gap-2 rounded-md bg-warn-soft px-3 py-1.5 text-warn-ink ring-1 ring-warn-line ring-inset"
    >
      <p>Your earlier changes have been restored. They are not saved yet.</p>
      <Button onClick={onDiscard}>Discard changes</Button>
    </div>
  );
}
