DROP INDEX "inventory_channels_name";
DROP INDEX "inventory_channels_words";
ALTER TABLE "inventory_channels" ADD COLUMN "settings_by" text;
ALTER TABLE "inventory_channels" ADD COLUMN "settings_at_ms" bigint;
ALTER TABLE "inventory_channels" ADD COLUMN "admin_keys" text;
ALTER TABLE "inventory_channels" ADD COLUMN "mention_groups_at_ms" bigint;
ALTER TABLE "inventory_channels" ADD COLUMN "directory_groups_at_ms" bigint;
ALTER TABLE "inventory_channels" ADD COLUMN "changed_in" bigint DEFAULT 0 NOT NULL;
ALTER TABLE "inventory_people" ADD COLUMN "changed_in" bigint DEFAULT 0 NOT NULL;
ALTER TABLE "inventory_spaces" ADD COLUMN "changed_in" bigint DEFAULT 0 NOT NULL;
CREATE INDEX "inventory_channels_changed_in" ON "inventory_channels" USING btree ("changed_in");
CREATE INDEX "inventory_members_external" ON "inventory_members" USING btree ("person_key","channel_id") WHERE is_external;
CREATE INDEX "inventory_people_changed_in" ON "inventory_people" USING btree ("changed_in");
-- What is known by now, as far as that can be told.
UPDATE "inventory_channels" SET "settings_by" = "told_by", "settings_at_ms" = "seen_at_ms" WHERE "posting" IS NOT NULL;
UPDATE "inventory_channels" SET "mention_groups_at_ms" = "archive_at_ms" WHERE "mention_group_count" IS NOT NULL;
UPDATE "inventory_channels" SET "directory_groups_at_ms" = (
  SELECT read_at_ms FROM inventory_reads WHERE step = 'channel-groups' AND subject = id
) WHERE "directory_group_count" IS NOT NULL;
UPDATE "inventory_channels" SET "admin_keys" = coalesce((
  SELECT string_agg(person_key, ' ') FROM inventory_members WHERE channel_id = id AND role = 'admin'
), '') WHERE "members_at_ms" IS NOT NULL;
-- The schema knows no triggers. Instances keep what lists are filtered and sorted by in memory, and by this number they
-- read what has changed since.
CREATE FUNCTION inventory_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed_in := pg_current_xact_id()::text::bigint;
  RETURN NEW;
END
$$;
CREATE TRIGGER inventory_channels_changed BEFORE INSERT OR UPDATE ON inventory_channels
  FOR EACH ROW EXECUTE FUNCTION inventory_note_change();
CREATE TRIGGER inventory_people_changed BEFORE INSERT OR UPDATE ON inventory_people
  FOR EACH ROW EXECUTE FUNCTION inventory_note_change();
CREATE TRIGGER inventory_spaces_changed BEFORE INSERT OR UPDATE ON inventory_spaces
  FOR EACH ROW EXECUTE FUNCTION inventory_note_change();
