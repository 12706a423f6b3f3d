CREATE TABLE "desired_differences" (
	"id" text PRIMARY KEY NOT NULL,
	"since_ms" bigint NOT NULL
);

CREATE TABLE "desired_files" (
	"version" integer PRIMARY KEY NOT NULL,
	"text" text NOT NULL,
	"note" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_by_name" text NOT NULL,
	"saved_at_ms" bigint NOT NULL
);

