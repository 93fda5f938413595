-- CreateEnum
CREATE TYPE "ChangeAudience" AS ENUM ('EVERYBODY', 'PARTNERS', 'OWNER');

-- AlterTable
ALTER TABLE "OutboxEvent" ADD COLUMN     "audience" "ChangeAudience" NOT NULL DEFAULT 'EVERYBODY',
ADD COLUMN     "leaves" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "ownerId" UUID;

-- CreateIndex
CREATE INDEX "Agreement_updatedAt_id_idx" ON "Agreement"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Campaign_updatedAt_id_idx" ON "Campaign"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Event_updatedAt_id_idx" ON "Event"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Expert_updatedAt_id_idx" ON "Expert"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Facility_updatedAt_id_idx" ON "Facility"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Fund_updatedAt_id_idx" ON "Fund"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Match_updatedAt_id_idx" ON "Match"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Measure_updatedAt_id_idx" ON "Measure"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Need_updatedAt_id_idx" ON "Need"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Observation_updatedAt_id_idx" ON "Observation"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Organization_updatedAt_id_idx" ON "Organization"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Plan_updatedAt_id_idx" ON "Plan"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Programme_updatedAt_id_idx" ON "Programme"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Purchase_updatedAt_id_idx" ON "Purchase"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "SharedResource_updatedAt_id_idx" ON "SharedResource"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "SharingPlatform_updatedAt_id_idx" ON "SharingPlatform"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Survey_updatedAt_id_idx" ON "Survey"("updatedAt", "id");


-- Of what left the view before, nobody recorded who could see it: it is told to operators alone.
UPDATE "OutboxEvent" SET "audience" = 'OWNER', "leaves" = true WHERE "kind" = 'WITHDRAWN' AND "targetType" <> 'Need';

ALTER TABLE "OutboxEvent"
  ADD CONSTRAINT "OutboxEvent_leaves_check" CHECK (NOT "leaves" OR "kind" = 'WITHDRAWN');
