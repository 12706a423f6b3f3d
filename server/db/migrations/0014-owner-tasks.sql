CREATE TABLE "inventory_owner_tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"channel_id" text NOT NULL,
	"channel" text NOT NULL,
	"from_key" text NOT NULL,
	"from_name" text NOT NULL,
	"to_key" text NOT NULL,
	"to_name" text NOT NULL,
	"to_email" text NOT NULL,
	"added_by" text NOT NULL,
	"added_by_name" text NOT NULL,
	"added_at_ms" bigint NOT NULL,
	"ticked_by" text,
	"ticked_by_name" text,
	"ticked_at_ms" bigint
);

CREATE UNIQUE INDEX "inventory_owner_tasks_channel_from" ON "inventory_owner_tasks" USING btree ("channel_id","from_key");
