CREATE TABLE "inventory_phones" (
	"person_key" text NOT NULL,
	"digits" text NOT NULL,
	"number" text NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "inventory_phones_person_key_digits_pk" PRIMARY KEY("person_key","digits")
);

