-- CreateEnum
CREATE TYPE "ExpertTieKind" AS ENUM ('SAME_ORGANIZATION', 'FAMILY', 'OWNER');

-- CreateEnum
CREATE TYPE "MatchStepKind" AS ENUM ('PROPOSED', 'REVIEWED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'STARTED', 'PROGRESS', 'COMPLETED', 'STOPPED', 'EXPIRED', 'CONTESTED');

-- CreateEnum
CREATE TYPE "MatchSide" AS ENUM ('NEED', 'EXPERT', 'OPERATOR');

-- CreateEnum
CREATE TYPE "MatchResult" AS ENUM ('SOLVED', 'PARTLY_SOLVED', 'NOT_SOLVED');

-- CreateEnum
CREATE TYPE "MatchObjective" AS ENUM ('TOTAL', 'WORST_FIRST', 'BALANCED');

-- CreateEnum
CREATE TYPE "MatchRunStatus" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED');

-- CreateEnum
CREATE TYPE "UnmatchedReason" AS ENUM ('NO_CANDIDATE', 'BELOW_MIN_SCORE', 'NO_CAPACITY', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "Expert" ADD COLUMN     "availableFrom" DATE,
ADD COLUMN     "availableUntil" DATE,
ADD COLUMN     "capacity" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "expertise" TEXT,
ADD COLUMN     "languages" "Language"[] DEFAULT ARRAY['KO']::"Language"[],
ADD COLUMN     "sameAsId" UUID,
ADD COLUMN     "stages" "NeedStage"[],
ADD COLUMN     "worksOnSite" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Match" ADD COLUMN     "answerBy" DATE,
ADD COLUMN     "contestedAt" TIMESTAMPTZ(3),
ADD COLUMN     "expertAcceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "needAcceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "policyVersion" INTEGER,
ADD COLUMN     "programmeId" UUID,
ADD COLUMN     "reviewedAt" TIMESTAMPTZ(3),
ADD COLUMN     "reviewedBy" TEXT,
ADD COLUMN     "runId" UUID;

-- AlterTable
ALTER TABLE "Need" ADD COLUMN     "endsOn" DATE,
ADD COLUMN     "expertsWanted" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "languages" "Language"[] DEFAULT ARRAY[]::"Language"[],
ADD COLUMN     "onSite" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "prefersHighCareer" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "startsOn" DATE;

-- CreateTable
CREATE TABLE "ExpertIndustry" (
    "expertId" UUID NOT NULL,
    "industryId" UUID NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ExpertIndustry_pkey" PRIMARY KEY ("expertId","industryId")
);

-- CreateTable
CREATE TABLE "ExpertTie" (
    "id" UUID NOT NULL,
    "expertId" UUID NOT NULL,
    "organizationId" UUID,
    "entrepreneurId" UUID,
    "kind" "ExpertTieKind" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExpertTie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExpertLoad" (
    "expertId" UUID NOT NULL,
    "active" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ExpertLoad_pkey" PRIMARY KEY ("expertId")
);

-- CreateTable
CREATE TABLE "MatchStep" (
    "id" UUID NOT NULL,
    "matchId" UUID NOT NULL,
    "kind" "MatchStepKind" NOT NULL,
    "side" "MatchSide" NOT NULL,
    "decidedBy" TEXT,
    "note" TEXT,
    "hours" DOUBLE PRECISION,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MatchStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchOutcome" (
    "matchId" UUID NOT NULL,
    "result" "MatchResult" NOT NULL,
    "hours" DOUBLE PRECISION NOT NULL,
    "jobs" INTEGER,
    "needRating" INTEGER,
    "expertRating" INTEGER,
    "completedOn" DATE NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "MatchOutcome_pkey" PRIMARY KEY ("matchId")
);

-- CreateTable
CREATE TABLE "MatchPolicy" (
    "version" INTEGER NOT NULL,
    "field" DOUBLE PRECISION NOT NULL,
    "text" DOUBLE PRECISION NOT NULL,
    "stage" DOUBLE PRECISION NOT NULL,
    "industry" DOUBLE PRECISION NOT NULL,
    "career" DOUBLE PRECISION NOT NULL,
    "place" DOUBLE PRECISION NOT NULL,
    "outcomes" DOUBLE PRECISION NOT NULL,
    "fairness" DOUBLE PRECISION NOT NULL,
    "textCosine" DOUBLE PRECISION NOT NULL,
    "outcomePrior" DOUBLE PRECISION NOT NULL,
    "asksHalved" DOUBLE PRECISION NOT NULL,
    "askHalfLife" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MatchPolicy_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "GlossaryEntry" (
    "id" UUID NOT NULL,
    "lay" TEXT NOT NULL,
    "technical" TEXT NOT NULL,
    "sinceVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GlossaryEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchRun" (
    "id" UUID NOT NULL,
    "status" "MatchRunStatus" NOT NULL DEFAULT 'QUEUED',
    "objective" "MatchObjective" NOT NULL,
    "perNeed" INTEGER NOT NULL,
    "perExpert" INTEGER,
    "minScore" DOUBLE PRECISION NOT NULL,
    "policyVersion" INTEGER,
    "inputsHash" TEXT,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "value" DOUBLE PRECISION,
    "bound" DOUBLE PRECISION,
    "failure" TEXT,
    "actor" TEXT NOT NULL,
    "organizationId" UUID,
    "previousId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MatchRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchRunNeed" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "unmatched" "UnmatchedReason",

    CONSTRAINT "MatchRunNeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MatchRunExpert" (
    "runId" UUID NOT NULL,
    "expertId" UUID NOT NULL,

    CONSTRAINT "MatchRunExpert_pkey" PRIMARY KEY ("runId","expertId")
);

-- CreateTable
CREATE TABLE "MatchRunPair" (
    "runNeedId" UUID NOT NULL,
    "expertId" UUID NOT NULL,
    "rank" INTEGER NOT NULL,
    "isAlternate" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "MatchRunPair_pkey" PRIMARY KEY ("runNeedId","expertId")
);

-- CreateTable
CREATE TABLE "NeedLoad" (
    "needId" UUID NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NeedLoad_pkey" PRIMARY KEY ("needId")
);

-- CreateIndex
CREATE INDEX "ExpertIndustry_industryId_idx" ON "ExpertIndustry"("industryId");

-- CreateIndex
CREATE INDEX "ExpertTie_organizationId_idx" ON "ExpertTie"("organizationId");

-- CreateIndex
CREATE INDEX "ExpertTie_entrepreneurId_idx" ON "ExpertTie"("entrepreneurId");

-- CreateIndex
CREATE INDEX "MatchStep_matchId_at_id_idx" ON "MatchStep"("matchId", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "GlossaryEntry_lay_technical_sinceVersion_key" ON "GlossaryEntry"("lay", "technical", "sinceVersion");

-- CreateIndex
CREATE INDEX "MatchRun_createdAt_id_idx" ON "MatchRun"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "MatchRun_organizationId_createdAt_id_idx" ON "MatchRun"("organizationId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "MatchRun_previousId_idx" ON "MatchRun"("previousId");

-- CreateIndex
CREATE INDEX "MatchRun_updatedAt_id_idx" ON "MatchRun"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "MatchRun_status_createdAt_idx" ON "MatchRun"("status", "createdAt");

-- CreateIndex
CREATE INDEX "MatchRunNeed_needId_idx" ON "MatchRunNeed"("needId");

-- CreateIndex
CREATE UNIQUE INDEX "MatchRunNeed_runId_needId_key" ON "MatchRunNeed"("runId", "needId");

-- CreateIndex
CREATE INDEX "MatchRunExpert_expertId_idx" ON "MatchRunExpert"("expertId");

-- CreateIndex
CREATE INDEX "MatchRunPair_expertId_idx" ON "MatchRunPair"("expertId");

-- CreateIndex
CREATE INDEX "Expert_sameAsId_idx" ON "Expert"("sameAsId");

-- CreateIndex
CREATE INDEX "Match_runId_idx" ON "Match"("runId");

-- CreateIndex
CREATE INDEX "Match_programmeId_idx" ON "Match"("programmeId");

-- CreateIndex
CREATE INDEX "Match_contestedAt_idx" ON "Match"("contestedAt");

-- CreateIndex
CREATE INDEX "Match_status_createdAt_id_idx" ON "Match"("status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Match_status_answerBy_idx" ON "Match"("status", "answerBy");

-- AddForeignKey
ALTER TABLE "Expert" ADD CONSTRAINT "Expert_sameAsId_fkey" FOREIGN KEY ("sameAsId") REFERENCES "Expert"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertIndustry" ADD CONSTRAINT "ExpertIndustry_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertIndustry" ADD CONSTRAINT "ExpertIndustry_industryId_fkey" FOREIGN KEY ("industryId") REFERENCES "Industry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertTie" ADD CONSTRAINT "ExpertTie_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertTie" ADD CONSTRAINT "ExpertTie_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertTie" ADD CONSTRAINT "ExpertTie_entrepreneurId_fkey" FOREIGN KEY ("entrepreneurId") REFERENCES "ProspectiveEntrepreneur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertLoad" ADD CONSTRAINT "ExpertLoad_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Match" ADD CONSTRAINT "Match_runId_fkey" FOREIGN KEY ("runId") REFERENCES "MatchRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Match" ADD CONSTRAINT "Match_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchStep" ADD CONSTRAINT "MatchStep_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "Match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchOutcome" ADD CONSTRAINT "MatchOutcome_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "Match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRun" ADD CONSTRAINT "MatchRun_policyVersion_fkey" FOREIGN KEY ("policyVersion") REFERENCES "MatchPolicy"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRun" ADD CONSTRAINT "MatchRun_previousId_fkey" FOREIGN KEY ("previousId") REFERENCES "MatchRun"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRunNeed" ADD CONSTRAINT "MatchRunNeed_runId_fkey" FOREIGN KEY ("runId") REFERENCES "MatchRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRunNeed" ADD CONSTRAINT "MatchRunNeed_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRunExpert" ADD CONSTRAINT "MatchRunExpert_runId_fkey" FOREIGN KEY ("runId") REFERENCES "MatchRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRunExpert" ADD CONSTRAINT "MatchRunExpert_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRunPair" ADD CONSTRAINT "MatchRunPair_runNeedId_fkey" FOREIGN KEY ("runNeedId") REFERENCES "MatchRunNeed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MatchRunPair" ADD CONSTRAINT "MatchRunPair_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedLoad" ADD CONSTRAINT "NeedLoad_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Both sides' capacities are kept by the database: whoever accepts waits for the row of the load, and the last place is given once.
CREATE FUNCTION keep_match_loads() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  working CONSTANT "MatchStatus"[] := ARRAY['ACCEPTED', 'IN_PROGRESS']::"MatchStatus"[];
  holding CONSTANT "MatchStatus"[] := ARRAY['ACCEPTED', 'IN_PROGRESS', 'COMPLETED']::"MatchStatus"[];
  former "MatchStatus";
  latter "MatchStatus";
  pair "Match";
  person uuid;
  step int;
  reached int;
BEGIN
  IF TG_OP = 'DELETE' THEN
    pair := OLD;
  ELSE
    pair := NEW;
    latter := NEW."status";
  END IF;
  IF TG_OP <> 'INSERT' THEN
    former := OLD."status";
  END IF;
  IF TG_OP = 'UPDATE' AND (OLD."needId" <> NEW."needId" OR OLD."expertId" <> NEW."expertId") THEN
    RAISE EXCEPTION 'a match keeps its need and its expert' USING ERRCODE = 'check_violation', CONSTRAINT = 'Match_sides';
  END IF;
  -- The row that ON CONFLICT turns away is checked too: it is never below 0.
  step := coalesce(latter = ANY (working), false)::int - coalesce(former = ANY (working), false)::int;
  IF step <> 0 THEN
    SELECT coalesce(e."sameAsId", e."id") INTO person FROM "Expert" e WHERE e."id" = pair."expertId";
    IF person IS NOT NULL THEN
      INSERT INTO "ExpertLoad" ("expertId", "active") VALUES (person, greatest(step, 0))
        ON CONFLICT ("expertId") DO UPDATE SET "active" = "ExpertLoad"."active" + step RETURNING "active" INTO reached;
      IF step > 0 AND reached > (SELECT e."capacity" FROM "Expert" e WHERE e."id" = person) THEN
        RAISE EXCEPTION 'an expert has no place left' USING ERRCODE = 'check_violation', CONSTRAINT = 'ExpertLoad_capacity', COLUMN = 'capacity';
      END IF;
    END IF;
  END IF;
  step := coalesce(latter = ANY (holding), false)::int - coalesce(former = ANY (holding), false)::int;
  IF step <> 0 THEN
    INSERT INTO "NeedLoad" ("needId", "taken") VALUES (pair."needId", greatest(step, 0))
      ON CONFLICT ("needId") DO UPDATE SET "taken" = "NeedLoad"."taken" + step RETURNING "taken" INTO reached;
    IF step > 0 AND reached > (SELECT n."expertsWanted" FROM "Need" n WHERE n."id" = pair."needId") THEN
      RAISE EXCEPTION 'a need has all the experts that it wants' USING ERRCODE = 'check_violation', CONSTRAINT = 'NeedLoad_expertsWanted', COLUMN = 'expertsWanted';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Match_loads" AFTER INSERT OR UPDATE OF "status", "needId", "expertId" OR DELETE ON "Match" FOR EACH ROW EXECUTE FUNCTION keep_match_loads();

-- What was there before had nobody's decision recorded; its sides had accepted where work went on.
INSERT INTO "ExpertLoad" ("expertId", "active") SELECT "expertId", count(*) FROM "Match" WHERE "status" IN ('ACCEPTED', 'IN_PROGRESS') GROUP BY 1;
INSERT INTO "NeedLoad" ("needId", "taken") SELECT "needId", count(*) FROM "Match" WHERE "status" IN ('ACCEPTED', 'IN_PROGRESS', 'COMPLETED') GROUP BY 1;
UPDATE "Need" n SET "expertsWanted" = least(20, l."taken") FROM "NeedLoad" l WHERE l."needId" = n."id" AND l."taken" > n."expertsWanted";
UPDATE "Expert" e SET "capacity" = least(100, l."active") FROM "ExpertLoad" l WHERE l."expertId" = e."id" AND l."active" > e."capacity";
UPDATE "Match" SET "reviewedBy" = '기록 이전', "reviewedAt" = "createdAt" WHERE "status" IN ('REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS', 'COMPLETED');
UPDATE "Match" SET "needAcceptedAt" = "createdAt", "expertAcceptedAt" = "createdAt" WHERE "status" IN ('ACCEPTED', 'IN_PROGRESS', 'COMPLETED');
UPDATE "Match" SET "answerBy" = current_date + 30 WHERE "status" = 'OFFERED';

ALTER TABLE "Match"
  -- No match is offered without a person's decision (개인정보 보호법 §37의2).
  ADD CONSTRAINT "Match_reviewed_check" CHECK (num_nonnulls("reviewedBy", "reviewedAt") <> 1
    AND ("reviewedBy" IS NOT NULL OR "status" NOT IN ('REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS', 'COMPLETED'))),
  ADD CONSTRAINT "Match_accepted_check" CHECK (num_nonnulls("needAcceptedAt", "expertAcceptedAt") = 2 OR "status" NOT IN ('ACCEPTED', 'IN_PROGRESS', 'COMPLETED')),
  ADD CONSTRAINT "Match_answerBy_check" CHECK ("answerBy" IS NOT NULL OR "status" <> 'OFFERED'),
  ADD CONSTRAINT "Match_text_check" CHECK (is_text("reviewedBy")),
  ADD CONSTRAINT "Match_course_check" CHECK (is_day("answerBy") AND is_instant("reviewedAt") AND is_instant("needAcceptedAt") AND is_instant("expertAcceptedAt") AND is_instant("contestedAt"));
ALTER TABLE "MatchStep"
  ADD CONSTRAINT "MatchStep_text_check" CHECK (is_text("decidedBy") AND is_text("note")),
  ADD CONSTRAINT "MatchStep_hours_check" CHECK ("hours" BETWEEN 0 AND 100000),
  ADD CONSTRAINT "MatchStep_at_check" CHECK (is_instant("at")),
  ADD CONSTRAINT "MatchStep_decidedBy_check" CHECK ("decidedBy" IS NOT NULL OR "kind" <> 'REVIEWED');
ALTER TABLE "MatchOutcome"
  ADD CONSTRAINT "MatchOutcome_figures_check" CHECK ("hours" BETWEEN 0 AND 100000 AND "jobs" BETWEEN 0 AND 100000 AND "needRating" BETWEEN 1 AND 5 AND "expertRating" BETWEEN 1 AND 5 AND is_day("completedOn"));
ALTER TABLE "Expert"
  ADD CONSTRAINT "Expert_capacity_check" CHECK ("capacity" BETWEEN 0 AND 100),
  ADD CONSTRAINT "Expert_available_check" CHECK (is_period("availableFrom", "availableUntil")),
  ADD CONSTRAINT "Expert_expertise_check" CHECK (is_text("expertise")),
  ADD CONSTRAINT "Expert_sameAs_check" CHECK ("sameAsId" <> "id");
ALTER TABLE "Need"
  ADD CONSTRAINT "Need_expertsWanted_check" CHECK ("expertsWanted" BETWEEN 1 AND 20),
  ADD CONSTRAINT "Need_period_check" CHECK (is_period("startsOn", "endsOn"));
ALTER TABLE "ExpertLoad" ADD CONSTRAINT "ExpertLoad_active_check" CHECK ("active" >= 0);
ALTER TABLE "NeedLoad" ADD CONSTRAINT "NeedLoad_taken_check" CHECK ("taken" >= 0);
ALTER TABLE "ExpertTie"
  ADD CONSTRAINT "ExpertTie_other_check" CHECK (num_nonnulls("organizationId", "entrepreneurId") = 1),
  ADD CONSTRAINT "ExpertTie_createdAt_check" CHECK (is_instant("createdAt"));
CREATE UNIQUE INDEX "ExpertTie_once_idx" ON "ExpertTie" ("expertId", coalesce("organizationId", "entrepreneurId"), "kind");
ALTER TABLE "MatchPolicy"
  ADD CONSTRAINT "MatchPolicy_version_check" CHECK ("version" >= 2),
  -- A NaN is greater than all numbers.
  ADD CONSTRAINT "MatchPolicy_weights_check" CHECK (
    least("field", "text", "stage", "industry", "career", "place", "outcomes", "fairness") >= 0
    AND greatest("field", "text", "stage", "industry", "career", "place", "outcomes", "fairness") BETWEEN 1e-9 AND 1e9),
  ADD CONSTRAINT "MatchPolicy_constants_check" CHECK ("textCosine" BETWEEN 0.01 AND 1 AND "outcomePrior" BETWEEN 0 AND 1000 AND "asksHalved" BETWEEN 0.01 AND 1000 AND "askHalfLife" BETWEEN 1 AND 3650),
  ADD CONSTRAINT "MatchPolicy_text_check" CHECK (is_text("reason")),
  ADD CONSTRAINT "MatchPolicy_createdAt_check" CHECK (is_instant("createdAt"));
ALTER TABLE "GlossaryEntry"
  ADD CONSTRAINT "GlossaryEntry_text_check" CHECK (is_text("lay") AND is_text("technical")),
  ADD CONSTRAINT "GlossaryEntry_createdAt_check" CHECK (is_instant("createdAt")),
  ADD CONSTRAINT "GlossaryEntry_versions_check" CHECK ("sinceVersion" >= 2 AND "untilVersion" > "sinceVersion");
ALTER TABLE "MatchRun"
  ADD CONSTRAINT "MatchRun_text_check" CHECK (is_text("actor") AND is_text("failure")),
  ADD CONSTRAINT "MatchRun_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt") AND is_instant("startedAt") AND is_instant("endedAt")),
  ADD CONSTRAINT "MatchRun_figures_check" CHECK ("perNeed" BETWEEN 1 AND 20 AND "perExpert" BETWEEN 1 AND 100 AND "minScore" BETWEEN 0 AND 1 AND "progress" BETWEEN 0 AND 1),
  ADD CONSTRAINT "MatchRun_done_check" CHECK (("status" IN ('DONE', 'CANCELLED', 'FAILED')) = ("endedAt" IS NOT NULL) AND (num_nonnulls("value", "bound", "inputsHash") = 3 OR "status" <> 'DONE'));
CREATE TRIGGER "MatchRun_version" BEFORE UPDATE ON "MatchRun" FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION count_version();
ALTER TABLE "MatchRunPair" ADD CONSTRAINT "MatchRunPair_figures_check" CHECK ("rank" >= 1 AND "score" BETWEEN 0 AND 1);
