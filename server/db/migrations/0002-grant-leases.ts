export const grantLeases = {
  name: "0002-grant-leases",
  sql: `
    create table grant_leases (
      grant_id text primary key,
      holder text not null,
      until_at timestamptz not null
    );
  `,
};
