// Small changes of one person, one after another, on a stack where a few of them are much together.
import { beforeAll, expect } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "./browser.ts";
import { leadersStand } from "./leaders-stand.ts";
import type { StackOptions } from "./stack.ts";

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export interface Target {
  readonly channelId: string;
  readonly channel: string;
  readonly email: string;
  readonly name: string;
}
interface Channel {
  readonly id: string;
  readonly name: string;
}
/** To be called once for each database; what it has is there once its tests run. */
export function slicesStand(database: StackOptions["database"]) {
  const approval = { aboveItems: 5, isGraveIncluded: false, withinMs: HOUR_MS };
  const days = { sessionIdleMs: 9 * DAY_MS, sessionMaxMs: 9 * DAY_MS };
  const stand = leadersStand({ ...(database && { database }), config: { ...days, approval } });
  /** People of a channel each. */
  let crowds: readonly (readonly Target[])[] = [];
  beforeAll(async () => {
    crowds = await someCrowds(stand, 8);
  });
  const crowd = (at: number): readonly Target[] => crowds[at] ?? [];

  /** People of a channel that the owner leads, and how many are half of more than a quarter of all. */
  const ledChannel = async () => {
    const mine = "/api/zoom/me/chat/users/me/channels";
    const list = (await stand.owner.get(`${mine}?page_size=50`)).json() as { channels: Channel[] };
    for (const { id, name: channel } of list.channels) {
      const answer = (await stand.owner.get(`${mine}/${id}/members?page_size=100`)).json();
      const { members = [] } = answer as { members?: { email: string; name: string; role: string }[] };
      const isLed = members.some(({ email, role }) => email.startsWith("owner@") && role !== "member");
      const half = Math.max(3, Math.ceil((members.length + 1) / 8));
      const plain = members.filter(({ role, email }) => role === "member" && email !== "");
      if (!isLed || members.length > 90 || plain.length < 2 * half) continue;
      return { half, people: plain.map(({ email, name }) => ({ channelId: id, channel, email, name })) };
    }
    throw new Error("the owner leads no channel with people enough");
  };

  const made = async (who: Browser, body: object): Promise<ChangeInfo> => {
    const { status, change } = await stand.post(who, "", { connection: "account", ...body });
    expect(status).toBe(201);
    return change;
  };
  const removing = (who: Browser, targets: readonly Target[], more: object = { apply: true }): Promise<ChangeInfo> =>
    made(who, { parts: [{ actionId: "remove-members", input: {}, targets }], ...more });
  const planning = { apply: false };
  const cancel = async (...plans: readonly ChangeInfo[]) => {
    for (const { id } of plans)
      expect(await stand.post(stand.owner, `/${id}/cancel`)).toMatchObject({
        status: 200,
        change: { status: "discarded" },
      });
  };
  const anHourLater = () => stand.stack.clock.advance(HOUR_MS + 1_000);
  const reasons = [expect.stringMatching(/^It removes 6 of the \d+ people .* Your other recent changes/)];
  // Its getters answer once the tests run, so it is added to and not copied.
  return Object.assign(stand, {
    crowd,
    ledChannel,
    made,
    removing,
    planning,
    cancel,
    anHourLater,
    reasons,
  });
}

/** People of channels of which six are more than a quarter. */
async function someCrowds(
  { owner, channels }: Pick<ReturnType<typeof leadersStand>, "owner" | "channels">,
  count: number,
): Promise<readonly (readonly Target[])[]> {
  const found: (readonly Target[])[] = [];
  for (const { id, name: channel } of channels) {
    const answer = (await owner.get(`/api/zoom/account/chat/channels/${id}/members?page_size=50`)).json();
    const { members } = answer as { members: { email: string; name: string; role: string }[] };
    const plain = members.filter(({ role, email }) => role === "member" && email !== "");
    if (plain.length < 8 || members.length > 20) continue;
    found.push(plain.map(({ email, name }) => ({ channelId: id, channel, email, name })));
    if (found.length === count) return found;
  }
  throw new Error("too few channels with people enough");
}
