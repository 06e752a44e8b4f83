import type { ZipView } from './queries.ts';

/** Headers of a ZIP's download: named after the artifact, tagged by content, kept by the browser but checked each time. */
export function downloadHeaders(zip: ZipView): Headers {
  return new Headers({
    'content-type': 'application/zip',
    'content-length': String(zip.size),
    'content-disposition': contentDisposition(zip.name),
    etag: `"${zip.sha256}"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
}

/** Whether the browser already holds these bytes, by its If-None-Match. */
export function isUnchanged(request: Request, zip: ZipView): boolean {
  const tags = request.headers.get('if-none-match')?.split(',') ?? [];
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === `"${zip.sha256}"`);
}

/** RFC 6266: a plain ASCII name for old clients, and the true one in UTF-8. */
function contentDisposition(name: string): string {
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w. -]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
