CREATE TABLE "operation_uses" (
	"connection" text NOT NULL,
	"operation" text NOT NULL,
	"first_at_ms" bigint NOT NULL,
	"last_at_ms" bigint NOT NULL,
	CONSTRAINT "operation_uses_connection_operation_pk" PRIMARY KEY("connection","operation")
);

