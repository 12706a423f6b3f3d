export const firstTables = {
  name: "0001-first-tables",
  sql: `
    create table people (
      user_id text primary key,
      account_id text not null,
      email text not null,
      display_name text not null,
      role_name text not null,
      updated_at_ms bigint not null
    );
    create table sessions (
      id_hash text primary key,
      user_id text not null references people (user_id),
      created_at_ms bigint not null,
      last_seen_at_ms bigint not null,
      expires_at_ms bigint not null
    );
    create index sessions_user_id on sessions (user_id);
    create index sessions_expires_at_ms on sessions (expires_at_ms);
    create table grants (
      id text primary key,
      access_token text not null,
      refresh_token text,
      key_id text not null,
      scopes text not null,
      expires_at_ms bigint not null,
      version integer not null,
      updated_at_ms bigint not null
    );
    create table audit (
      request_id text primary key,
      at_ms bigint not null,
      user_id text not null,
      email text not null,
      session text not null,
      connection text not null,
      operation_id text not null,
      params jsonb not null,
      query jsonb not null,
      body jsonb,
      body_sha256 text,
      status integer,
      zoom_code text,
      tracking_id text,
      duration_ms integer
    );
    create index audit_at_ms on audit (at_ms);
    create index audit_user_id_at_ms on audit (user_id, at_ms);
  `,
};
