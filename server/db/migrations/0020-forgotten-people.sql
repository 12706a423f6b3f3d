CREATE TABLE "inventory_forgotten" (
	"key_hash" text PRIMARY KEY NOT NULL,
	"until_ms" bigint NOT NULL
);

