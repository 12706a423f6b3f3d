ALTER TABLE "inventory_space_channels" ADD COLUMN "is_general" boolean DEFAULT false NOT NULL;
