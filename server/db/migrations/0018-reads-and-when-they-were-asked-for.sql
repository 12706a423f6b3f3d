ALTER TABLE "inventory_reads" ADD COLUMN "asked_in" bigint DEFAULT 0 NOT NULL;
ALTER TABLE "inventory_space_channels" ADD COLUMN "at_ms" bigint DEFAULT 0 NOT NULL;
