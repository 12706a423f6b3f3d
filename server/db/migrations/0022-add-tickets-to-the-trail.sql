ALTER TABLE "audit_entries" ADD COLUMN "ticket" text DEFAULT '' NOT NULL;
CREATE INDEX "audit_entries_ticket" ON "audit_entries" USING btree ("ticket","at_ms","seq") WHERE ticket <> '';
