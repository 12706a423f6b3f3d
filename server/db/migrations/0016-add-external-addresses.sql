CREATE TABLE "inventory_addresses" (
	"member_id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"at_ms" bigint NOT NULL
);

