-- CreateTable
CREATE TABLE "DataLoad" (
    "what" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "loadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DataLoad_pkey" PRIMARY KEY ("what")
);

-- What the models can't say.

ALTER TABLE "DataLoad"
  ADD CONSTRAINT "DataLoad_text_check" CHECK (is_text("what") AND is_text("hash")),
  ADD CONSTRAINT "DataLoad_loadedAt_check" CHECK (is_instant("loadedAt"));
