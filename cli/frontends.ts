import type { Language } from '#generator/blueprint/schema.ts';
import { FRONTENDS, FRONTENDS_TO_COME } from '#generator/blueprint/schema.ts';

/** What to say to somebody who asks for a frontend that is not made yet; null for any other word. */
export function notYetMade(frontend: unknown, language: Language): string | null {
  if (!FRONTENDS_TO_COME.some((name) => name === frontend)) return null;
  const made = FRONTENDS.join(', ');
  return language === 'es'
    ? `El frontend «${frontend}» aún no se hace: hay ${made}. nextjs también es React; none entrega solo el backend.`
    : `The frontend “${frontend}” is not made yet: there are ${made}. nextjs is React too; none delivers the backend alone.`;
}
