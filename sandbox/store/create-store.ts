import { ActivityLog } from "./activity-log.ts";
import { Channels } from "./channels.ts";
import { DirectoryGroups } from "./directory-groups.ts";
import { Events } from "./events.ts";
import { shortId } from "./ids.ts";
import { InvitationMail } from "./invitation-mail.ts";
import { People } from "./people.ts";
import { createRandom } from "./random.ts";
import { RetentionPolicies } from "./retention-policies.ts";
import { Roles } from "./roles.ts";
import { COMPANY, DOMAIN } from "./seed/company.ts";
import { seedActivity } from "./seed/seed-activity.ts";
import { seedChannels } from "./seed/seed-channels.ts";
import { seedGroups } from "./seed/seed-groups.ts";
import { seedExternals, seedUsers } from "./seed/seed-people.ts";
import { sizes } from "./seed/sizes.ts";
import { Spaces } from "./spaces.ts";
import type { Store, StoreSize } from "./store.ts";

export interface StoreOptions {
  readonly size: StoreSize;
  /** The same seed and size give the same people, channels and ids. */
  readonly seed: string | number;
  /** When the company is looked at; its history lies before. Epoch milliseconds. */
  readonly nowMs: number;
}

/** Makes the company up. Each part draws from a stream of its own, so that a change in one leaves the others alone. */
export function createStore({ size: sizeName, seed, nowMs }: StoreOptions): Store {
  const size = sizes[sizeName];
  const stream = (part: string) => createRandom(`${seed}/${sizeName}/${part}`);

  const account = stream("account");
  const roles = new Roles(stream("roles"));
  const users = seedUsers(stream("users"), roles, size.people, nowMs);
  const externals = seedExternals(stream("externals"), users.length, size.externals);
  const people = new People(users, externals);
  const channels = new Channels();
  seedChannels(stream("channels"), channels, size, users, externals);
  const owner = users[0];
  if (!owner) throw new Error("an account has an owner");

  return {
    accountId: shortId(account),
    accountNumber: 10_000_000 + account.below(80_000_000),
    company: COMPANY,
    domain: DOMAIN,
    owner,
    users,
    findUser: (idOrEmail) => {
      const byId = people.findUserById(idOrEmail);
      if (byId) return byId;
      const byEmail = people.findByEmail(idOrEmail);
      return byEmail?.isExternal === false ? byEmail : undefined;
    },
    privilegesOf: (user) => roles.find(user.roleId)?.privileges ?? [],
    people,
    roles,
    channels,
    spaces: new Spaces(channels),
    activity: new ActivityLog(seedActivity(stream("activity"), channels, users, size.activities, nowMs)),
    groups: new DirectoryGroups(seedGroups(stream("groups"), users, size.groups)),
    retention: new RetentionPolicies(),
    invitationMail: new InvitationMail(),
    events: new Events(),
    random: stream("later"),
  };
}
