CREATE TABLE "person_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"person_key" text NOT NULL,
	"text" text NOT NULL,
	"ticket" text,
	"added_by" text NOT NULL,
	"added_by_name" text NOT NULL,
	"added_at_ms" bigint NOT NULL,
	"done_by" text,
	"done_by_name" text,
	"done_at_ms" bigint
);

ALTER TABLE "changes" ADD COLUMN "until_ms" bigint;
ALTER TABLE "changes" ADD COLUMN "ending_noted_ms" bigint;
ALTER TABLE "changes" ADD COLUMN "ends_access_of" text;
CREATE INDEX "person_notes_person_key" ON "person_notes" USING btree ("person_key");
CREATE INDEX "person_notes_done_at_ms" ON "person_notes" USING btree ("done_at_ms");
CREATE UNIQUE INDEX "changes_ends_access_of" ON "changes" USING btree ("ends_access_of");
CREATE INDEX "changes_until_ms" ON "changes" USING btree ("until_ms") WHERE until_ms is not null;
