import { handleAuthRequest } from '#lib/auth/handler.ts';

export const GET = handleAuthRequest;
export const POST = handleAuthRequest;
