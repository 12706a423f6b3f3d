import { ErrorState } from "../../components/error-state.tsx";
import { ApiError } from "../../lib/api/errors.ts";

const SAID = new Set<unknown>(["forbidden_role", "invalid_request", "outdated"]);

/** Why something of access was refused: the server says it as a sentence. Other failures as everywhere. */
export function AccessFailure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  if (error instanceof ApiError && SAID.has(error.code))
    return (
      <p role="alert" className="text-danger-ink">
        {error.message}
      </p>
    );
  return <ErrorState error={error} onRetry={onRetry} layout="inline" />;
}
