// Questions about a large account, answered by the inventory in the embedded database, beside reading one of its rows.
// BENCH_CHANNELS says how many channels; 50,000 unless set, with twelve members each on average, 20,000
// people, and external people in a fifth of them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import type { ChannelsAsked } from "../domain/inventory/channels.ts";
import type { ExternalAsked } from "../domain/inventory/external.ts";
import type { MentionGroupsAsked } from "../domain/inventory/mention-groups.ts";
import { systemClock } from "../server/clock.ts";
import type { Orm } from "../server/db/database.ts";
import { openPglite } from "../server/db/pglite.ts";
import { createMemory } from "../server/inventory/memory/memory.ts";
import { createMentionGroups } from "../server/inventory/memory/mention-group-table.ts";
import { channelCounts, channelPage } from "../server/inventory/queries/channels.ts";
import { externalPage, externalTotals, externalValues } from "../server/inventory/queries/external.ts";
import { mentionGroupPage } from "../server/inventory/queries/mention-groups.ts";
import { peoplePage, personPage } from "../server/inventory/queries/people.ts";
import { everywhere } from "../server/inventory/queries/some-ids.ts";
import { suggestedChannels, suggestedPeople } from "../server/inventory/queries/suggest.ts";
import { printTable, quantile } from "./table.ts";

const CHANNELS = Number(process.env.BENCH_CHANNELS ?? 50_000);
const ROUNDS = 40;
const NOW_MS = 1_795_000_000_000;

export async function run(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-bench-"));
  const database = await openPglite(folder, systemClock, pino({ level: "silent" }));
  try {
    const { orm } = database;
    const beganAt = performance.now();
    await fill(orm, CHANNELS);
    console.log(`${CHANNELS} channels made up in ${((performance.now() - beganAt) / 1_000).toFixed(0)} s\n`);
    const everything: ChannelsAsked = { find: "", sort: "name", facets: {} };
    const asking = (asked: Partial<ChannelsAsked>) => ({
      ...{
        asked: { ...everything, ...asked },
        nowMs: NOW_MS,
        messageDays: true,
        retention: true,
        mentionGroups: true,
        directoryGroups: true,
      },
    });
    const source = { ready: Promise.resolve(database), current: () => database };
    const sources = { orm, memory: createMemory(source), mentionGroups: createMentionGroups(source) };
    const readAt = performance.now();
    await sources.memory.current();
    console.log(`read into memory in ${(performance.now() - readAt).toFixed(0)} ms\n`);
    const page = (asked: Partial<ChannelsAsked>) => () =>
      channelPage(sources, asking(asked), { after: null, size: 50 });
    const counts = (asked: Partial<ChannelsAsked>) => () => channelCounts(sources, asking(asked));
    const groups = (asked: Partial<MentionGroupsAsked>) => () =>
      mentionGroupPage(sources, { find: "", person: "", sort: "name", ...asked }, { after: null, size: 50 });
    const external = (asked: Partial<ExternalAsked>) => ({
      ...{ find: "", sort: "person" as const, facets: {}, seesAddresses: true },
      ...asked,
    });
    const first = { after: null, size: 100 };
    const one = await times(() => orm.execute(sql`select * from inventory_channels where id = 'c77'`));
    const rows: [string, () => Promise<unknown>][] = [
      ["the first page", page({})],
      ["a name", page({ find: "harbour 77" })],
      ["a name that is nearly so", page({ find: "harbuor" })],
      ["two filters, by members", page({ sort: "-members", facets: { type: ["3"], owner: ["deactivated"] } })],
      ["activity, by owner", page({ sort: "owner", facets: { activity: ["older", "never"] } })],
      ["counts", counts({})],
      ["counts with two filters", counts({ facets: { type: ["3"], owner: ["deactivated"] } })],
      ["counts with a name", counts({ find: "harbour" })],
      ["mention groups by a name that is nearly so", groups({ find: "reviewres harbour" })],
      ["mention groups with a person", groups({ person: "person 77", sort: "-people" })],
      ["a channel that a field suggests", () => suggestedChannels(sources, "harbuor", 20, null)],
      [
        "people that a field suggests",
        () => suggestedPeople(sources, "persno 77", 20, { seenIn: everywhere, findsEveryone: true }),
      ],
      ["a person's page", () => personPage(orm, "p77")],
      ["external people", () => externalPage(orm, external({}), first)],
      ["external people by a word", () => externalPage(orm, external({ find: "guest 12", sort: "place" }), first)],
      ["external people, the latest first", () => externalPage(orm, external({ sort: "-since" }), first)],
      ["external people, counted", () => externalTotals(orm, external({}))],
      ["filters of external people", () => externalValues(orm, external({}))],
      [
        "people by name",
        () => peoplePage(orm, { find: "person 77", status: "", leads: "", group: "" }, { after: null, size: 50 }),
      ],
    ];
    const table = [];
    for (const [figure, query] of rows)
      table.push({
        figure: `${figure}, p95`,
        values: { "one row by its ID": one, inventory: await times(query) },
        unit: "ms",
      });
    printTable(table);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function times(query: () => Promise<unknown>): Promise<number> {
  const ms: number[] = [];
  await query();
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = performance.now();
    await query();
    ms.push(performance.now() - at);
  }
  return quantile(ms, 0.95);
}

/** Makes up an account, with twelve members to each channel. */
export async function fill(orm: Orm, channels: number): Promise<void> {
  const people = Math.round(channels * 0.4);
  const groups = Math.round(channels * 0.4);
  const external = Math.round(channels / 5);
  await orm.execute(sql`
    insert into inventory_people (key, user_id, email, name, department, job_title, manager, role_id, status, first_seen_at_ms, seen_at_ms)
    select 'p' || n, 'P' || n, 'person' || n || '@x.example', 'Person ' || n, '', '', '', '2',
      case when n % 20 = 0 then 'inactive' else 'active' end, ${NOW_MS}, ${NOW_MS}
    from generate_series(1, ${people}) n`);
  await orm.execute(sql`
    insert into inventory_channels (id, name, type, posting, adding, mention_all, external, sees_history, told_by, is_archived,
      retention, owner_key, owner_name, member_count, external_count, admin_count, last_move_at_ms, first_seen_at_ms, seen_at_ms)
    select 'c' || n, (array['harbour', 'sales', 'platform', 'team', 'project', 'incident'])[1 + n % 6] || ' ' || md5(n::text) || ' ' || n,
      1 + n % 4, 1 + n % 3, 1 + n % 2, 1 + n % 3, n % 4, true, 'getChannel', n % 9 = 0, case when n % 7 = 0 then '1y' else '' end,
      'p' || (1 + n % ${people}), 'Person ' || (1 + n % ${people}), 12, n % 3, n % 2,
      ${NOW_MS} - (n % 500) * 86400000::bigint, ${NOW_MS}, ${NOW_MS}
    from generate_series(1, ${channels}) n`);
  await orm.execute(sql`
    insert into inventory_members (channel_id, person_key, user_id, member_id, name, email, is_external, role, first_seen_at_ms)
    select 'c' || (1 + n % ${channels}), 'p' || (1 + (n::bigint * 7919 + n / ${channels} * 31) % ${people}), 'P', 'm', 'Person', '',
      false, 'member', ${NOW_MS}
    from generate_series(1, ${channels * 12}) n on conflict do nothing`);
  await orm.execute(sql`
    insert into inventory_mention_groups (id, channel_id, name, description)
    select 'g' || n, 'c' || (1 + n::bigint * 3 % ${channels}),
      (array['on-call', 'reviewers', 'leads', 'release'])[1 + n % 4] || ' ' || n, 'Group ' || n
    from generate_series(1, ${groups}) n`);
  await orm.execute(sql`
    insert into inventory_mentioned (group_id, person_key, user_id, member_id, name, email, is_external)
    select 'g' || (1 + n % ${groups}), 'p' || (1 + (n::bigint * 7919 + n / ${groups} * 31) % ${people}), 'P', 'm', '', '', false
    from generate_series(1, ${groups * 8}) n on conflict do nothing`);
  await orm.execute(sql`
    insert into inventory_members (channel_id, person_key, user_id, member_id, name, email, is_external, role, first_seen_at_ms)
    select 'c' || (1 + n % ${channels}), 'g' || (n % 1511), '', 'g' || (n % 1511), 'Guest ' || (n % 1511), '', true, 'member', ${NOW_MS}
    from generate_series(1, ${external}) n on conflict do nothing`);
  await orm.execute(sql`
    insert into inventory_moves (channel_id, at_ms, person_key, status, name, is_external, operator_key, operator_name)
    select 'c' || (1 + n % ${channels}), ${NOW_MS}::bigint - n, 'g' || (n % 1511), 'joined', 'Guest', true, 'p1', 'Person 1'
    from generate_series(1, ${external}) n on conflict do nothing`);
  await orm.execute(sql`analyze`);
}
