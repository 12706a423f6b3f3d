ALTER TABLE "changes" ADD COLUMN "ticket" text;
ALTER TABLE "changes" ADD COLUMN "summary" jsonb;
ALTER TABLE "changes" ADD COLUMN "size_bytes" integer DEFAULT 0 NOT NULL;
CREATE INDEX "changes_planned_by" ON "changes" USING btree ("planned_by","planned_at_ms");
