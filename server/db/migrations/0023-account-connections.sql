CREATE TABLE "account_connections" (
	"id" text PRIMARY KEY NOT NULL,
	"holder_id" text,
	"holder_name" text DEFAULT '' NOT NULL,
	"holder_role" text DEFAULT '' NOT NULL,
	"connected_at_ms" bigint,
	"version" integer DEFAULT 0 NOT NULL,
	"replaced" jsonb,
	"ended" jsonb,
	"last_used_at_ms" bigint,
	"refreshes" integer DEFAULT 0 NOT NULL,
	"refreshed_at_ms" bigint,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_failure" jsonb
);

