CREATE TABLE "access_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"at_ms" bigint NOT NULL,
	"by_user_id" text NOT NULL,
	"by_name" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"undo_of" text
);

CREATE TABLE "access_entries" (
	"is" text NOT NULL,
	"id" text NOT NULL,
	"entry" jsonb NOT NULL,
	CONSTRAINT "access_entries_is_id_pk" PRIMARY KEY("is","id")
);

CREATE INDEX "access_changes_at_ms" ON "access_changes" USING btree ("at_ms");
