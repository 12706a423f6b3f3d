CREATE TABLE "finding_counts" (
	"finding_id" text NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "finding_counts_finding_id_day_pk" PRIMARY KEY("finding_id","day")
);

CREATE TABLE "finding_snoozes" (
	"finding_id" text NOT NULL,
	"subject" text NOT NULL,
	"until_ms" bigint NOT NULL,
	"reason" text NOT NULL,
	"by_user_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "finding_snoozes_finding_id_subject_pk" PRIMARY KEY("finding_id","subject")
);

CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text NOT NULL,
	"owner_name" text NOT NULL,
	"page" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"changed_at_ms" bigint NOT NULL
);

CREATE INDEX "saved_views_owner_id" ON "saved_views" USING btree ("owner_id");
CREATE INDEX "saved_views_page" ON "saved_views" USING btree ("page");
