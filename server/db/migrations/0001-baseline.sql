CREATE TABLE "audit" (
	"request_id" text PRIMARY KEY NOT NULL,
	"at_ms" bigint NOT NULL,
	"user_id" text NOT NULL,
	"email" text NOT NULL,
	"session" text NOT NULL,
	"connection" text NOT NULL,
	"operation_id" text NOT NULL,
	"params" jsonb NOT NULL,
	"query" jsonb NOT NULL,
	"body" jsonb,
	"body_sha256" text,
	"status" integer,
	"zoom_code" text,
	"tracking_id" text,
	"duration_ms" integer
);

CREATE TABLE "grant_leases" (
	"grant_id" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until_at" timestamp with time zone NOT NULL
);

CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"access_token" text NOT NULL,
	"refresh_token" text,
	"key_id" text NOT NULL,
	"scopes" text NOT NULL,
	"expires_at_ms" bigint NOT NULL,
	"version" integer NOT NULL,
	"updated_at_ms" bigint NOT NULL
);

CREATE TABLE "people" (
	"user_id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"email" text NOT NULL,
	"display_name" text NOT NULL,
	"role_name" text NOT NULL,
	"updated_at_ms" bigint NOT NULL
);

CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at_ms" bigint NOT NULL,
	"last_seen_at_ms" bigint NOT NULL,
	"expires_at_ms" bigint NOT NULL
);

ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_people_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "people"("user_id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "audit_at_ms" ON "audit" USING btree ("at_ms");
CREATE INDEX "audit_user_id_at_ms" ON "audit" USING btree ("user_id","at_ms");
CREATE INDEX "sessions_user_id" ON "sessions" USING btree ("user_id");
CREATE INDEX "sessions_expires_at_ms" ON "sessions" USING btree ("expires_at_ms");
