import { type NextRequest, NextResponse } from 'next/server';
import { env } from '#lib/env.ts';

/**
 * Gives every page a content security policy with a fresh nonce. Pages read headers or cookies (the language), so all of
 * them render per request: on a prerendered page no script would carry the nonce and nothing would run.
 * Styles stay `unsafe-inline`: the terminal, the editor and the diagram set element styles that cannot carry a nonce.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  // Pages cannot see their own address; the way to the sign-in page carries it, to come back to.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const { NODE_ENV, GATEWAY_PUBLIC_URL } = env();
  return [
    "default-src 'self'",
    // React's development build evaluates code to rebuild server stacks; production never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    // The console gateway may have an address of its own; otherwise consoles connect to the page's own origin.
    `connect-src 'self' ${GATEWAY_PUBLIC_URL ?? ''}`.trim(),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export const config = {
  // Next.js keeps what passes through here in memory and cuts it off at 10 MB: what people upload goes straight to its route.
  matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg|images/|t/[^/]+/p/[^/]+/upload$).*)'],
};
