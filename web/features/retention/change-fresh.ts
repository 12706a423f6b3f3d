import { ApiError } from "../../lib/api/errors.ts";
import { CHANGED_MEANWHILE } from "../../lib/bulk/outcomes.ts";
import type { Change } from "./change-plan.ts";
import { formatPeriod } from "./period.ts";
import { hasPolicy, keptFor, type Policy } from "./policy.ts";
import { getPolicy, setPolicy } from "./retention-calls.ts";

/**
 * Changes a policy, unless somebody else changed it since it was shown.
 *
 * @param seen What was shown of channels that were found changed; read again it is compared with that.
 * @throws ApiError `CHANGED_MEANWHILE` with all three values; nothing is sent then.
 */
export async function changeFresh({ id, before, after }: Change, seen: Map<string, Policy>): Promise<void> {
  const shown = seen.get(id) ?? before;
  const now = await getPolicy(id);
  if (shown && !isSamePolicy(shown, now) && !hasPolicy(now, after)) {
    seen.set(id, now);
    const yours = after.isCustom ? formatPeriod(after.period) : "the default";
    throw new ApiError(
      `Changed in the meantime: it was ${inWords(shown)}, it is now ${inWords(now)}, and yours would be ${yours}. Retry to set yours.`,
      { code: CHANGED_MEANWHILE, status: 0 },
    );
  }
  await setPolicy(id, after);
}

export function isSamePolicy(one: Policy, other: Policy): boolean {
  return one.isCustom === other.isCustom && (!one.isCustom || one.wire === other.wire);
}

const inWords = (policy: Policy): string => (policy.isCustom ? keptFor(policy) : `the default (${keptFor(policy)})`);
