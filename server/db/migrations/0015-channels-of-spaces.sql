CREATE TABLE "inventory_space_channels" (
	"channel_id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL
);

CREATE INDEX "inventory_space_channels_space_id" ON "inventory_space_channels" USING btree ("space_id");
