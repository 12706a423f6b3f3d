CREATE TABLE "change_files" (
	"change_id" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "change_files_change_id_file_id_pk" PRIMARY KEY("change_id","file_id")
);

CREATE TABLE "staged_files" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"sha256" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"source_id" text,
	"staged_at_ms" bigint NOT NULL
);

ALTER TABLE "change_files" ADD CONSTRAINT "change_files_file_id_staged_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "staged_files"("id") ON DELETE no action ON UPDATE no action;
CREATE INDEX "change_files_file_id" ON "change_files" USING btree ("file_id");
CREATE UNIQUE INDEX "staged_files_content" ON "staged_files" USING btree ("user_id","sha256");
CREATE INDEX "staged_files_source" ON "staged_files" USING btree ("user_id","source_id");
CREATE INDEX "staged_files_staged_at_ms" ON "staged_files" USING btree ("staged_at_ms");
