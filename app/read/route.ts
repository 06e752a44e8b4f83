import { z } from 'zod';
import { readAnySpec } from '#generator/spec/read-any.ts';
import { assertTrustedOrigin } from '#lib/auth/request.ts';
import { requireUser } from '#lib/auth/session.ts';
import { parseInput } from '#lib/input.ts';
import { respond } from '#lib/route.ts';
import { fileNameSchema, specTextSchema } from '#lib/specs/schema.ts';

const readInput = z.strictObject({ text: specTextSchema, fileName: fileNameSchema });

/** Reads SQL and DBML for the editor: their parser is too large for a page. It stores nothing. */
export async function POST(request: Request): Promise<Response> {
  return respond(request, async () => {
    assertTrustedOrigin(request.headers);
    const { locale } = await requireUser();
    const { text, fileName } = parseInput(readInput, await request.json().catch(() => null));
    const result = await readAnySpec(text, fileName, { readerLanguage: locale === 'es' ? 'es' : 'en' });
    return Response.json(result, { headers: { 'cache-control': 'no-store' } });
  });
}
