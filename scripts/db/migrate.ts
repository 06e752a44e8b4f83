import { describeFailure, SetupFailure } from '../launcher/failure.mjs';
import { prepareDatabase } from './prepare.ts';
import { findGivenUrls } from './urls.ts';

/** `DATABASE_URL=… node scripts/db/migrate.ts`: what a deployment runs before its new processes start. */
try {
  const urls = findGivenUrls(process.env);
  if (!urls)
    throw new SetupFailure(
      { es: 'Falta DATABASE_URL.', en: 'DATABASE_URL is not set.' },
      {
        es: 'DATABASE_URL=postgresql://dueño:clave@host/base node scripts/db/migrate.ts',
        en: 'DATABASE_URL=postgresql://owner:password@host/database node scripts/db/migrate.ts',
      },
    );
  const applied = await prepareDatabase(urls);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}
// The migration engine leaves a 10 s timer behind that would only keep the prompt away.
process.exit();
