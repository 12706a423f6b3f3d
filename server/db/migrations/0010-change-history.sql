ALTER TABLE "changes" ADD COLUMN "again_of" text;
ALTER TABLE "changes" ADD COLUMN "begins_at_ms" bigint;
ALTER TABLE "changes" ADD COLUMN "retries" jsonb DEFAULT '[]'::jsonb NOT NULL;
CREATE INDEX "changes_undo_of" ON "changes" USING btree ("undo_of");
