CREATE TABLE "rate_counts" (
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"counts" text NOT NULL,
	CONSTRAINT "rate_counts_account_id_name_pk" PRIMARY KEY("account_id","name")
);

