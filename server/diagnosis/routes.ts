// `/api/help/diagnosis`: why somebody cannot do something in a channel, and what mends it.
import { Router } from "express";
import * as v from "valibot";
import { helpPath } from "../../contract/bff.ts";
import type { Right } from "../../domain/access/rights.ts";
import { diagnose, nextChecks } from "../../domain/diagnosis/diagnose.ts";
import type { Diagnosis, ToldFact } from "../../domain/diagnosis/info.ts";
import { questionIds } from "../../domain/diagnosis/questions.ts";
import { toldFacts } from "../../domain/diagnosis/told-facts.ts";
import { whoCan } from "../../domain/diagnosis/who-can.ts";
import { Id } from "../../domain/ids.ts";
import { askAsAccount } from "../access/account-ask.ts";
import { type AccountAccess, orUnavailable, whyNot } from "../access/permit.ts";
import { checked } from "../changes/request-schemas.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { type AccessDeps, inventoryAccess } from "../inventory/access.ts";
import { personSeen } from "../inventory/asking.ts";
import type { Known, Memory } from "../inventory/memory/memory.ts";
import { keyOfPerson, nobody } from "../inventory/queries/key-of-person.ts";
import { personPage } from "../inventory/queries/people.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Zoom } from "../zoom/client.ts";
import { readFacts, rowOf } from "./read-facts.ts";

export interface HelpRouteDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
  readonly zoom: Pick<Zoom, "call">;
  readonly clock: Clock;
}

const Query = v.object({
  /** A key, a user or member ID, or an address. */
  person: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  channel: Id,
  question: v.picklist(questionIds),
});

/** What is shown of a channel and who is in it. */
const views = ["see-channels", "see-people"] as const;

/** Who owns the channel, and so can do what whoever asks may not. */
function toldOwner(known: Known, channelId: string): readonly ToldFact[] {
  const row = rowOf(known, channelId);
  if (!row?.owner) return [];
  return [{ name: "Channel owner", thing: row.owner, value: "", atMs: row.membersAtMs, from: "inventory" }];
}

export function helpRoutes({ database, memory, zoom, clock, ...deps }: HelpRouteDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const access = inventoryAccess(deps);

  /** @throws RequestFailure where whoever asks does not see the channel and its people */
  async function checkSeen(account: AccountAccess, userId: string, channelId: string): Promise<void> {
    for (const view of views) {
      const [why] = await orUnavailable(() => whyNot(account, userId, view, [{ channelId }]));
      if (why) throw new RequestFailure("forbidden_role", why);
    }
  }

  router.get(`${helpPath}/diagnosis`, async (req, res) => {
    const { may, session } = await access.someReader(req);
    const { account } = deps;
    if (!account) throw new RequestFailure("unknown_operation", "This console has no account connection.");
    const { person, channel: channelId, question } = checked(Query, req.query);
    const { userId } = session;
    await checkSeen(account, userId, channelId);
    const { orm } = await database.ready;
    const found = await personPage(orm, await keyOfPerson(orm, person, true));
    const page = found && (await personSeen({ orm, memory }, found, may));
    if (!page) throw nobody();
    const known = await memory.current();
    const nowMs = clock.nowMs();
    const facts = await readFacts({
      ...{ question, channelId, page, known, orm, nowMs },
      ask: askAsAccount({ zoom, account, clock }, userId),
      sees: async (view, of) => {
        const [why] = await orUnavailable(() => whyNot(account, userId, view, [of]));
        return why === null;
      },
    });
    const causes = diagnose(question, facts);
    /** Why whoever asks may not make a change, and who can. */
    const mayNot = async (right: Right, targets: readonly unknown[]): Promise<string | null> => {
      const [why] = await orUnavailable(() => whyNot(account, userId, right, targets));
      return why ? `${why} ${whoCan(right)}` : null;
    };
    const told: Diagnosis = {
      ...{ question, atMs: nowMs, channel: facts.channel },
      causes: await Promise.all(
        causes.map(async ({ remedies, ...cause }) => ({
          ...cause,
          remedies: await Promise.all(
            remedies.map(async ({ part, ...remedy }) => ({
              ...remedy,
              part: { ...part, targets: [...part.targets] },
              mayNot: await mayNot(part.actionId, part.targets),
            })),
          ),
        })),
      ),
      next: [...nextChecks(question, causes)],
      facts: [...toldFacts(question, facts), ...toldOwner(known, channelId)],
    };
    res.json(told);
  });
  return router;
}
