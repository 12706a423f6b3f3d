// Builds before 0.1.0 wrote their migrations by hand and under other names. What their databases lack of the baseline
// is made up for here.

export const isOfEarlierBuild = (done: ReadonlySet<unknown>): boolean =>
  done.has("0001-first-tables") && !done.has("0001-baseline");

/** The first of them had no leases yet. */
export const adoptEarlierBuild = `
  create table if not exists grant_leases (
    grant_id text primary key,
    holder text not null,
    until_at timestamptz not null
  );
  alter table sessions rename constraint sessions_user_id_fkey to sessions_user_id_people_user_id_fk;
  insert into migrations (name) values ('0001-baseline');
`;
