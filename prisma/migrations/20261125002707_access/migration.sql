-- CreateEnum
CREATE TYPE "AccessScope" AS ENUM ('READ_EXPERTS', 'READ_CONTACTS', 'WRITE_NEEDS', 'WRITE_MATCHES', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS', 'ADMINISTER', 'OPERATE');

-- CreateEnum
CREATE TYPE "ApiKeyKind" AS ENUM ('PUBLISHABLE', 'SECRET');

-- CreateEnum
CREATE TYPE "MemberRole" AS ENUM ('OWNER', 'STAFF', 'REVIEWER', 'OPERATOR');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('PUBLICATION', 'MATCHING', 'MENTORING');

-- CreateEnum
CREATE TYPE "ConsentFieldGroup" AS ENUM ('PROFILE', 'IDENTITY', 'CONTACT');

-- CreateEnum
CREATE TYPE "ConsentAudience" AS ENUM ('PUBLIC', 'PARTNERS');

-- CreateEnum
CREATE TYPE "ChangeKind" AS ENUM ('CREATED', 'CHANGED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "OrganizationStanding" AS ENUM ('PENDING', 'VERIFIED', 'REFUSED');

-- AlterEnum
ALTER TYPE "CitationMethod" ADD VALUE 'SUBMITTED';

-- AlterEnum
ALTER TYPE "LegalForm" ADD VALUE 'SOLE_TRADER';

-- AlterEnum
ALTER TYPE "NeedStatus" ADD VALUE 'DRAFT';

-- AlterTable
ALTER TABLE "Agreement" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Certification" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Expert" DROP COLUMN "sharing",
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Facility" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Fund" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Match" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Measure" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Need" ADD COLUMN     "confidential" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "standing" "OrganizationStanding" NOT NULL DEFAULT 'VERIFIED',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Plan" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Programme" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ProspectiveEntrepreneur" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Purchase" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "SharedResource" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "SharingPlatform" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Survey" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- DropEnum
DROP TYPE "ExpertSharing";

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "keyId" TEXT NOT NULL,
    "kind" "ApiKeyKind" NOT NULL,
    "label" TEXT NOT NULL,
    "secretHash" BYTEA,
    "scopes" "AccessScope"[],
    "origins" TEXT[],
    "organizationId" UUID,
    "expertId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "MemberRole" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "expertId" UUID,
    "entrepreneurId" UUID,
    "purpose" "ConsentPurpose" NOT NULL,
    "fieldGroup" "ConsentFieldGroup" NOT NULL,
    "audience" "ConsentAudience" NOT NULL,
    "textVersion" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "retentionUntil" DATE NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactView" (
    "id" UUID NOT NULL,
    "expertId" UUID NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "reason" TEXT NOT NULL,
    "organizationId" UUID,
    "viewer" TEXT NOT NULL,
    "viewedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ContactView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "apiKeyId" UUID,
    "organizationId" UUID,
    "requestId" TEXT NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "version" INTEGER,
    "reason" TEXT,
    "sourceId" UUID,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormerValue" (
    "auditEntryId" BIGINT NOT NULL,
    "field" TEXT NOT NULL,
    "former" TEXT,
    "current" TEXT,

    CONSTRAINT "FormerValue_pkey" PRIMARY KEY ("auditEntryId","field")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "inputHash" BYTEA NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actor","key")
);

-- CreateTable
CREATE TABLE "OutboxEvent" (
    "id" BIGSERIAL NOT NULL,
    "transaction" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "kind" "ChangeKind" NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutboxEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExpertIdentity" (
    "expertId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "employer" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ExpertIdentity_pkey" PRIMARY KEY ("expertId")
);

-- CreateTable
CREATE TABLE "ExpertAccount" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "expertId" UUID NOT NULL,

    CONSTRAINT "ExpertAccount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyId_key" ON "ApiKey"("keyId");

-- CreateIndex
CREATE INDEX "ApiKey_organizationId_idx" ON "ApiKey"("organizationId");

-- CreateIndex
CREATE INDEX "ApiKey_expertId_idx" ON "ApiKey"("expertId");

-- CreateIndex
CREATE INDEX "Membership_organizationId_idx" ON "Membership"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_issuer_subject_organizationId_key" ON "Membership"("issuer", "subject", "organizationId");

-- CreateIndex
CREATE INDEX "Consent_expertId_fieldGroup_idx" ON "Consent"("expertId", "fieldGroup");

-- CreateIndex
CREATE INDEX "Consent_entrepreneurId_fieldGroup_idx" ON "Consent"("entrepreneurId", "fieldGroup");

-- CreateIndex
CREATE INDEX "ContactView_expertId_viewedAt_idx" ON "ContactView"("expertId", "viewedAt" DESC);

-- CreateIndex
CREATE INDEX "ContactView_viewer_viewedAt_idx" ON "ContactView"("viewer", "viewedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_targetId_id_idx" ON "AuditEntry"("targetId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_id_idx" ON "AuditEntry"("actor", "id");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "OutboxEvent_transaction_id_idx" ON "OutboxEvent"("transaction", "id");

-- CreateIndex
CREATE INDEX "OutboxEvent_at_idx" ON "OutboxEvent"("at");

-- CreateIndex
CREATE INDEX "ExpertAccount_expertId_idx" ON "ExpertAccount"("expertId");

-- CreateIndex
CREATE UNIQUE INDEX "ExpertAccount_issuer_subject_key" ON "ExpertAccount"("issuer", "subject");

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_entrepreneurId_fkey" FOREIGN KEY ("entrepreneurId") REFERENCES "ProspectiveEntrepreneur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactView" ADD CONSTRAINT "ContactView_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactView" ADD CONSTRAINT "ContactView_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerValue" ADD CONSTRAINT "FormerValue_auditEntryId_fkey" FOREIGN KEY ("auditEntryId") REFERENCES "AuditEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertIdentity" ADD CONSTRAINT "ExpertIdentity_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertAccount" ADD CONSTRAINT "ExpertAccount_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the models can't say.
-- The demonstration set brings its consents itself; no other row had the column that went.

-- A change counts itself, whoever makes it: the mutation that expects a version wins or loses by it.
CREATE FUNCTION count_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."version" := OLD."version" + 1;
  RETURN NEW;
END $$;

DO $$
DECLARE counted text;
BEGIN
  FOR counted IN
    SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attname = 'version'
       AND c.relname NOT IN ('AuditEntry', '_prisma_migrations')
  LOOP
    EXECUTE format('CREATE TRIGGER "%s_version" BEFORE UPDATE ON %I FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_version()', counted, counted);
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT "%s_version_check" CHECK ("version" >= 1)', counted, counted);
  END LOOP;
END $$;

-- The trail is only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_no_truncate" BEFORE TRUNCATE ON "AuditEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "ApiKey"
  ADD CONSTRAINT "ApiKey_text_check" CHECK (is_text("label") AND length("label") <= 100),
  ADD CONSTRAINT "ApiKey_keyId_check" CHECK ("keyId" ~ '^[0-9A-Za-z]{16,40}$'),
  ADD CONSTRAINT "ApiKey_instants_check" CHECK (is_instant("createdAt") AND is_instant("expiresAt") AND is_instant("lastUsedAt") AND is_instant("revokedAt")),
  ADD CONSTRAINT "ApiKey_sort_check" CHECK (CASE "kind"
    WHEN 'PUBLISHABLE' THEN "secretHash" IS NULL AND cardinality("scopes") = 0 AND cardinality("origins") > 0 AND "expertId" IS NULL
    ELSE octet_length("secretHash") = 32 AND "secretHash" IS NOT NULL AND cardinality("origins") = 0 END),
  ADD CONSTRAINT "ApiKey_holder_check" CHECK (num_nonnulls("organizationId", "expertId") = 1
    OR (num_nonnulls("organizationId", "expertId") = 0 AND 'OPERATE' = ANY ("scopes"))),
  ADD CONSTRAINT "ApiKey_expert_check" CHECK ("expertId" IS NULL OR cardinality("scopes") = 0);

ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_text_check" CHECK (is_text("issuer") AND is_text("subject") AND length("issuer") <= 300 AND length("subject") <= 300),
  ADD CONSTRAINT "Membership_instants_check" CHECK (is_instant("createdAt"));

ALTER TABLE "Consent"
  ADD CONSTRAINT "Consent_person_check" CHECK (num_nonnulls("expertId", "entrepreneurId") = 1),
  ADD CONSTRAINT "Consent_text_check" CHECK (is_text("textVersion") AND length("textVersion") <= 100),
  ADD CONSTRAINT "Consent_instants_check" CHECK (is_instant("grantedAt") AND is_instant("withdrawnAt") AND ("withdrawnAt" IS NULL OR "withdrawnAt" >= "grantedAt")),
  ADD CONSTRAINT "Consent_retention_check" CHECK (is_day("retentionUntil")),
  -- The open view is a pseudonym, whatever anybody agrees to.
  ADD CONSTRAINT "Consent_audience_check" CHECK ("audience" <> 'PUBLIC' OR ("fieldGroup" = 'PROFILE' AND "purpose" = 'PUBLICATION'));

-- One live consent a person, purpose, group and audience.
CREATE UNIQUE INDEX "Consent_expert_live_key" ON "Consent" ("expertId", "purpose", "fieldGroup", "audience") WHERE "withdrawnAt" IS NULL AND "expertId" IS NOT NULL;
CREATE UNIQUE INDEX "Consent_entrepreneur_live_key" ON "Consent" ("entrepreneurId", "purpose", "fieldGroup", "audience") WHERE "withdrawnAt" IS NULL AND "entrepreneurId" IS NOT NULL;

ALTER TABLE "ContactView"
  ADD CONSTRAINT "ContactView_text_check" CHECK (is_text("reason") AND is_text("viewer") AND length("reason") <= 500),
  ADD CONSTRAINT "ContactView_instants_check" CHECK (is_instant("viewedAt"));

ALTER TABLE "AuditEntry"
  ADD CONSTRAINT "AuditEntry_text_check" CHECK (is_text("action") AND is_text("actor") AND is_text("requestId") AND is_text("targetType") AND is_text("reason")),
  ADD CONSTRAINT "AuditEntry_instants_check" CHECK (is_instant("at"));

ALTER TABLE "FormerValue"
  ADD CONSTRAINT "FormerValue_text_check" CHECK (is_text("field") AND is_text("former") AND is_text("current"));

ALTER TABLE "IdempotencyKey"
  ADD CONSTRAINT "IdempotencyKey_text_check" CHECK (is_text("actor") AND is_text("action") AND is_text("targetType")),
  ADD CONSTRAINT "IdempotencyKey_key_check" CHECK ("key" ~ '^[!-~]{8,200}$'),
  ADD CONSTRAINT "IdempotencyKey_hash_check" CHECK (octet_length("inputHash") = 32),
  ADD CONSTRAINT "IdempotencyKey_instants_check" CHECK (is_instant("createdAt"));

ALTER TABLE "OutboxEvent"
  ADD CONSTRAINT "OutboxEvent_text_check" CHECK (is_text("targetType")),
  ADD CONSTRAINT "OutboxEvent_instants_check" CHECK (is_instant("at"));

ALTER TABLE "Expert"
  ADD CONSTRAINT "Expert_withdrawnAt_check" CHECK (is_instant("withdrawnAt"));

ALTER TABLE "ExpertIdentity"
  ADD CONSTRAINT "ExpertIdentity_text_check" CHECK (is_text("name") AND is_text("employer") AND is_text("email") AND is_text("phone")
    AND length("name") <= 100 AND length("employer") <= 200 AND length("email") <= 320 AND length("phone") <= 40);

ALTER TABLE "ExpertAccount"
  ADD CONSTRAINT "ExpertAccount_text_check" CHECK (is_text("issuer") AND is_text("subject") AND length("issuer") <= 300 AND length("subject") <= 300);

ALTER TABLE "Need"
  ADD CONSTRAINT "Need_confidential_check" CHECK (is_text("confidential"));

-- A draft is seen by its owner alone, and so would be all that hangs on it: nothing is matched with it,
-- and what was published never goes back to being one.
CREATE FUNCTION refuse_draft_match() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Need" n WHERE n."id" = NEW."needId" AND n."status" = 'DRAFT') THEN
    RAISE EXCEPTION 'a draft has no matches' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Match_need_open" BEFORE INSERT OR UPDATE OF "needId" ON "Match" FOR EACH ROW EXECUTE FUNCTION refuse_draft_match();

CREATE FUNCTION refuse_draft_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'DRAFT' AND OLD."status" <> 'DRAFT' THEN
    RAISE EXCEPTION 'what is published is no draft again' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Need_no_draft_again" BEFORE UPDATE OF "status" ON "Need" FOR EACH ROW EXECUTE FUNCTION refuse_draft_again();
