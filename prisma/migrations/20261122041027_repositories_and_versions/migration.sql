-- AlterTable
ALTER TABLE "run" ADD COLUMN     "decisions" JSONB,
ADD COLUMN     "dry_run" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'generate',
ADD COLUMN     "source" JSONB;

-- CreateTable
CREATE TABLE "repository" (
    "team_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "bundle_sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "main" TEXT NOT NULL,
    "generated" TEXT,
    "verified" TEXT,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "repository_pkey" PRIMARY KEY ("team_id","project_id")
);

-- CreateTable
CREATE TABLE "version" (
    "id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "commit" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "manifest_hash" TEXT NOT NULL,
    "run_id" TEXT,
    "restored_number" INTEGER,
    "name" TEXT,
    "starred" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(6),
    "last_used_at" TIMESTAMPTZ(6),
    "revoked_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "git_remote" (
    "id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "username" TEXT,
    "secret" TEXT,
    "state" TEXT NOT NULL DEFAULT 'idle',
    "problem" TEXT,
    "pushed_commit" TEXT,
    "pushed_at" TIMESTAMPTZ(6),
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "git_remote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "version_team_id_id_key" ON "version"("team_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "version_team_id_project_id_number_key" ON "version"("team_id", "project_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "version_team_id_project_id_commit_key" ON "version"("team_id", "project_id", "commit");

-- CreateIndex
CREATE UNIQUE INDEX "access_token_token_hash_key" ON "access_token"("token_hash");

-- CreateIndex
CREATE INDEX "access_token_team_id_user_id_idx" ON "access_token"("team_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_token_team_id_id_key" ON "access_token"("team_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "git_remote_team_id_id_key" ON "git_remote"("team_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "git_remote_team_id_project_id_key" ON "git_remote"("team_id", "project_id");

-- AddForeignKey
ALTER TABLE "repository" ADD CONSTRAINT "repository_team_id_project_id_fkey" FOREIGN KEY ("team_id", "project_id") REFERENCES "project"("team_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_team_id_project_id_fkey" FOREIGN KEY ("team_id", "project_id") REFERENCES "project"("team_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "version" ADD CONSTRAINT "version_team_id_run_id_fkey" FOREIGN KEY ("team_id", "run_id") REFERENCES "run"("team_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "git_remote" ADD CONSTRAINT "git_remote_team_id_project_id_fkey" FOREIGN KEY ("team_id", "project_id") REFERENCES "project"("team_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Team door
SELECT protect_tenant_table('"repository"');
SELECT protect_tenant_table('"version"');
SELECT protect_tenant_table('"access_token"');
SELECT protect_tenant_table('"git_remote"');

-- Projects delivered before this: each delivery stored its repository as an artifact named after its commit, and nobody
-- could change anything but by another run. The newest is what the project is at; each one is a version.
INSERT INTO "repository" ("team_id", "project_id", "revision", "bundle_sha256", "size", "main", "generated", "verified")
SELECT DISTINCT ON (r.project_id) r.team_id, r.project_id, 1, a.sha256, a.size,
       replace(a.name, '.bundle', ''), replace(a.name, '.bundle', ''),
       CASE r.state WHEN 'verified' THEN replace(a.name, '.bundle', '') END
  FROM "artifact" a JOIN "run" r ON r.team_id = a.team_id AND r.id = a.run_id
 WHERE a.kind = 'repository' ORDER BY r.project_id, r.number DESC, a.created_at DESC;

INSERT INTO "version" ("id", "team_id", "project_id", "number", "kind", "commit", "title", "manifest_hash", "run_id",
                       "created_by_id", "created_at")
SELECT 'ver_' || substr(md5(r.id), 1, 25), r.team_id, r.project_id,
       row_number() OVER (PARTITION BY r.project_id ORDER BY r.number), 'generation', replace(a.name, '.bundle', ''),
       'Generate', m.sha256, r.id, r.created_by_id, a.created_at
  FROM "artifact" a
  JOIN "run" r ON r.team_id = a.team_id AND r.id = a.run_id
  JOIN "artifact" m ON m.team_id = a.team_id AND m.run_id = a.run_id AND m.kind = 'manifest'
 WHERE a.kind = 'repository'
    ON CONFLICT DO NOTHING;
