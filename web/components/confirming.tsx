import { ErrorState } from "./error-state.tsx";

interface Acting {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly mutate: () => void;
}

/** What a `ConfirmDialog` needs to know of what it asks about. */
export const confirming = ({ error, isPending, mutate }: Acting) => ({
  isBusy: isPending,
  error: error ? <ErrorState error={error} layout="inline" onAsk={() => mutate()} /> : null,
  onConfirm: () => mutate(),
});
