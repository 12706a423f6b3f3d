-- Names that are nearly what was typed. An extension of PostgreSQL's own, which the owner of a database may add.
create extension if not exists pg_trgm;
CREATE TABLE "inventory_channel_groups" (
	"channel_id" text NOT NULL,
	"group_id" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "inventory_channel_groups_channel_id_group_id_pk" PRIMARY KEY("channel_id","group_id")
);

CREATE TABLE "inventory_channels" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" integer NOT NULL,
	"posting" integer,
	"adding" integer,
	"mention_all" integer,
	"external" integer,
	"sees_history" boolean,
	"told_by" text NOT NULL,
	"space_id" text,
	"is_archived" boolean,
	"archive_at_ms" bigint,
	"retention" text,
	"retention_at_ms" bigint,
	"owner_key" text,
	"owner_name" text,
	"member_count" integer,
	"external_count" integer,
	"admin_count" integer,
	"members_at_ms" bigint,
	"mention_group_count" integer,
	"directory_group_count" integer,
	"last_move_at_ms" bigint,
	"last_message_day" date,
	"first_seen_at_ms" bigint NOT NULL,
	"seen_at_ms" bigint NOT NULL,
	"gone_at_ms" bigint
);

CREATE TABLE "inventory_checks" (
	"day" date NOT NULL,
	"step" text NOT NULL,
	"row_count" integer NOT NULL,
	"off_count" integer NOT NULL,
	CONSTRAINT "inventory_checks_day_step_pk" PRIMARY KEY("day","step")
);

CREATE TABLE "inventory_directory_group_members" (
	"group_id" text NOT NULL,
	"person_key" text NOT NULL,
	"user_id" text NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"is_external" boolean NOT NULL,
	CONSTRAINT "inventory_directory_group_members_group_id_person_key_pk" PRIMARY KEY("group_id","person_key")
);

CREATE TABLE "inventory_directory_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"member_count" integer,
	"first_seen_at_ms" bigint NOT NULL,
	"seen_at_ms" bigint NOT NULL,
	"gone_at_ms" bigint
);

CREATE TABLE "inventory_emojis" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"person" text NOT NULL,
	"email" text NOT NULL,
	"added_at" text NOT NULL,
	"first_seen_at_ms" bigint NOT NULL,
	"seen_at_ms" bigint NOT NULL,
	"gone_at_ms" bigint
);

CREATE TABLE "inventory_members" (
	"channel_id" text NOT NULL,
	"person_key" text NOT NULL,
	"user_id" text NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"is_external" boolean NOT NULL,
	"role" text NOT NULL,
	"first_seen_at_ms" bigint NOT NULL,
	CONSTRAINT "inventory_members_channel_id_person_key_pk" PRIMARY KEY("channel_id","person_key")
);

CREATE TABLE "inventory_mention_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL
);

CREATE TABLE "inventory_mentioned" (
	"group_id" text NOT NULL,
	"person_key" text NOT NULL,
	"user_id" text NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"is_external" boolean NOT NULL,
	CONSTRAINT "inventory_mentioned_group_id_person_key_pk" PRIMARY KEY("group_id","person_key")
);

CREATE TABLE "inventory_moves" (
	"channel_id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"person_key" text NOT NULL,
	"status" text NOT NULL,
	"name" text NOT NULL,
	"is_external" boolean NOT NULL,
	"operator_key" text NOT NULL,
	"operator_name" text NOT NULL,
	CONSTRAINT "inventory_moves_channel_id_at_ms_person_key_status_pk" PRIMARY KEY("channel_id","at_ms","person_key","status")
);

CREATE TABLE "inventory_people" (
	"key" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"department" text NOT NULL,
	"job_title" text NOT NULL,
	"manager" text NOT NULL,
	"role_id" text NOT NULL,
	"status" text NOT NULL,
	"status_since_ms" bigint,
	"first_seen_at_ms" bigint NOT NULL,
	"seen_at_ms" bigint NOT NULL,
	"gone_at_ms" bigint
);

CREATE TABLE "inventory_reads" (
	"step" text NOT NULL,
	"subject" text NOT NULL,
	"rank" integer NOT NULL,
	"due_at_ms" bigint NOT NULL,
	"read_at_ms" bigint,
	"failed_count" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	CONSTRAINT "inventory_reads_step_subject_pk" PRIMARY KEY("step","subject")
);

CREATE TABLE "inventory_space_members" (
	"space_id" text NOT NULL,
	"person_key" text NOT NULL,
	"user_id" text NOT NULL,
	"member_id" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"is_external" boolean NOT NULL,
	"role" text NOT NULL,
	"first_seen_at_ms" bigint NOT NULL,
	CONSTRAINT "inventory_space_members_space_id_person_key_pk" PRIMARY KEY("space_id","person_key")
);

CREATE TABLE "inventory_spaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"owner_key" text NOT NULL,
	"owner_name" text NOT NULL,
	"adding" integer,
	"external" integer,
	"channel_creating" integer,
	"member_count" integer,
	"external_count" integer,
	"members_at_ms" bigint,
	"first_seen_at_ms" bigint NOT NULL,
	"seen_at_ms" bigint NOT NULL,
	"gone_at_ms" bigint
);

CREATE TABLE "inventory_state" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);

CREATE INDEX "inventory_channel_groups_group_id" ON "inventory_channel_groups" USING btree ("group_id");
CREATE INDEX "inventory_channels_name" ON "inventory_channels" USING btree (lower("name"),"id");
CREATE INDEX "inventory_channels_words" ON "inventory_channels" USING gin (lower("name") gin_trgm_ops);
CREATE INDEX "inventory_channels_owner_key" ON "inventory_channels" USING btree ("owner_key");
CREATE INDEX "inventory_channels_space_id" ON "inventory_channels" USING btree ("space_id");
CREATE INDEX "inventory_directory_group_members_person_key" ON "inventory_directory_group_members" USING btree ("person_key");
CREATE INDEX "inventory_members_person_key" ON "inventory_members" USING btree ("person_key");
CREATE INDEX "inventory_mention_groups_channel_id" ON "inventory_mention_groups" USING btree ("channel_id");
CREATE INDEX "inventory_mentioned_person_key" ON "inventory_mentioned" USING btree ("person_key");
CREATE INDEX "inventory_moves_person_key" ON "inventory_moves" USING btree ("person_key","at_ms");
CREATE INDEX "inventory_moves_at_ms" ON "inventory_moves" USING btree ("at_ms");
CREATE INDEX "inventory_people_email" ON "inventory_people" USING btree (lower("email"));
CREATE INDEX "inventory_people_words" ON "inventory_people" USING gin (lower("name" || ' ' || "email") gin_trgm_ops);
CREATE INDEX "inventory_reads_due" ON "inventory_reads" USING btree ("rank","due_at_ms");
CREATE INDEX "inventory_space_members_person_key" ON "inventory_space_members" USING btree ("person_key");
