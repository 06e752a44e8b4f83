type Download = { name: string; sha256: string; size: number; contentType: string };

/** Headers of a download: named after the artifact, tagged by content, kept by the browser but checked each time. */
export function downloadHeaders(download: Download): Headers {
  return new Headers({
    'content-type': download.contentType,
    'content-length': String(download.size),
    'content-disposition': contentDisposition(download.name),
    etag: `"${download.sha256}"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
}

/** Headers of a picture in a page: nothing but a picture, tagged by content, kept by the browser but checked each time. */
export function pictureHeaders(sha256: string, size: number): Headers {
  return new Headers({
    'content-type': 'image/png',
    'content-length': String(size),
    'content-security-policy': "default-src 'none'; sandbox",
    etag: `"${sha256}"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
  });
}

/** The answer for a browser that already holds the content with this hash; null when it has to be sent. */
export function findNotModified(request: Request, sha256: string): Response | null {
  const etag = `"${sha256}"`;
  const held = request.headers.get('if-none-match')?.split(',') ?? [];
  const isHeld = held.some((tag) => tag.trim().replace(/^W\//, '') === etag);
  if (!isHeld) return null;
  return new Response(null, { status: 304, headers: { etag, 'cache-control': 'private, no-cache' } });
}

/** RFC 6266: a plain ASCII name for old clients, and the true one in UTF-8. */
export function contentDisposition(name: string): string {
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
