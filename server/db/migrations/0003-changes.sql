CREATE TABLE "change_items" (
	"change_id" text NOT NULL,
	"n" integer NOT NULL,
	"part" integer NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"target" jsonb NOT NULL,
	"before" jsonb,
	"to" jsonb,
	"status" text NOT NULL,
	"skip" text,
	"no_undo" text,
	"remark" text,
	"reached" jsonb,
	"step" jsonb,
	"failure" jsonb,
	"found" jsonb,
	"new_target" jsonb,
	"ended_at_ms" bigint,
	CONSTRAINT "change_items_change_id_n_pk" PRIMARY KEY("change_id","n")
);

CREATE TABLE "changes" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"connection" text NOT NULL,
	"parts" jsonb NOT NULL,
	"title" text NOT NULL,
	"reason" text,
	"status" text NOT NULL,
	"held_by" jsonb,
	"goes_on_at_ms" bigint,
	"undo_of" text,
	"item_count" integer NOT NULL,
	"planned_by" text NOT NULL,
	"planned_at_ms" bigint NOT NULL,
	"applied_by" text,
	"applied_at_ms" bigint,
	"ended_at_ms" bigint,
	"runner" text,
	"chain" text
);

CREATE INDEX "change_items_status" ON "change_items" USING btree ("change_id","status","n");
CREATE INDEX "change_items_key" ON "change_items" USING btree ("key");
CREATE INDEX "changes_planned_at_ms" ON "changes" USING btree ("planned_at_ms");
CREATE INDEX "changes_status" ON "changes" USING btree ("status");
