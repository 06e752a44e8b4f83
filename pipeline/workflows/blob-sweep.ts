import { asSystem } from '#lib/db/system.ts';
import { log } from '#lib/log.ts';

/**
 * Contents younger than this are left alone: a run stores what it made before it points at it, and asks for what is
 * there already, which makes it young again (listMissingBlobs in lib/artifacts/commands.ts).
 */
const KEPT_HOURS = 24;
/** One team's manifests are read to know what its trees hold; a large one takes its time. */
const TEAM_TIMEOUT_MS = 10 * 60_000;

/**
 * Deletes the contents nothing points at any more: no artifact, no repository, no
 * version's or stage's tree, no file of such a tree. They are left
 * behind by deleted projects and replaced artifacts. Team by team, each in one statement, so that what is used is judged
 * at one moment; may be repeated and interrupted at any time, and several workers may do it at once.
 * @returns how many were deleted.
 */
export async function sweepBlobs(): Promise<number> {
  const teams = await asSystem(
    'run-engine',
    (db) => db.$queryRaw<{ team_id: string }[]>`
      SELECT DISTINCT team_id FROM blob
       WHERE created_at < now() - make_interval(hours => ${KEPT_HOURS}::int) ORDER BY team_id`,
  );
  let deleted = 0;
  for (const { team_id: teamId } of teams) deleted += await sweepTeam(teamId);
  if (deleted > 0) log('blob-sweep').info({ deleted }, 'contents nothing points at were deleted');
  return deleted;
}

function sweepTeam(teamId: string): Promise<number> {
  return asSystem(
    'run-engine',
    // The age stands in the DELETE itself: one that is stored again meanwhile is looked at anew, and stays. Manifests
    // are set apart first: whatever the planner thinks, nothing else is read as JSON.
    (db) => db.$executeRaw`
      WITH tree AS (
        SELECT sha256 FROM artifact WHERE team_id = ${teamId} AND kind IN ('manifest', 'generated')
         UNION SELECT manifest_hash FROM run_stage WHERE team_id = ${teamId} AND manifest_hash IS NOT NULL
         UNION SELECT manifest_hash FROM version WHERE team_id = ${teamId}),
      manifest AS MATERIALIZED (
        SELECT blob.bytes FROM blob JOIN tree USING (sha256) WHERE blob.team_id = ${teamId}),
      used AS (
        SELECT sha256 FROM tree
         UNION SELECT sha256 FROM artifact WHERE team_id = ${teamId}
         UNION SELECT bundle_sha256 FROM repository WHERE team_id = ${teamId}
         UNION SELECT file ->> 'sha256'
                 FROM manifest, jsonb_array_elements(convert_from(manifest.bytes, 'UTF8')::jsonb -> 'files') AS file)
      DELETE FROM blob
       WHERE team_id = ${teamId} AND created_at < now() - make_interval(hours => ${KEPT_HOURS}::int)
         AND NOT EXISTS (SELECT 1 FROM used WHERE used.sha256 = blob.sha256)`,
    { timeoutMs: TEAM_TIMEOUT_MS },
  );
}
