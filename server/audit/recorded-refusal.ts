import { type RefusedAct, RequestFailure } from "../middleware/bff-error.ts";
import { OtherPerson } from "../session/request-session.ts";
import type { Session } from "../session/session.ts";
import type { RefusedRequest } from "./refusal-fold.ts";

/** What is refused for what the request is, not for how it is written or how much is asked. */
const recorded: ReadonlySet<string> = new Set(["forbidden_role", "reads_only", "forbidden_origin", "other_person"]);

/** What the trail says of a refusal; null of one it does not keep. */
export function recordedRefusal(
  failure: RequestFailure,
  { session, address }: { readonly session: Session | undefined; readonly address: string },
): Pick<RefusedRequest, "who" | "address" | "code"> | null {
  if (!recorded.has(failure.code)) return null;
  const who = failure instanceof OtherPerson ? failure.session : (session ?? null);
  return { who, address, code: failure.code };
}

/** Has a refusal of some work say what was refused. @throws what the work throws */
export async function naming<Done>(work: Promise<Done>, act: () => Promise<RefusedAct> | RefusedAct): Promise<Done> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RequestFailure && recorded.has(error.code)) error.act ??= await act();
    throw error;
  }
}
