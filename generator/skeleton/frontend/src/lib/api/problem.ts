import type { FieldError, Problem } from '@/client/types.gen';

/** An answer of the API that is no success (RFC 9457), or no answer at all (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly FieldError[];
  readonly requestId: string | null;
  /** How long to wait before asking again, where the API says so (429, 503). */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Partial<Problem>, status: number, retryAfter: string | null = null) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code ?? (status === 0 ? 'offline' : 'unknown');
    this.title = problem.title ?? this.message;
    this.errors = problem.errors ?? [];
    this.requestId = problem.request_id ?? null;
    this.retryAfterSeconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
  }
}

/** What the typed client returns for every request. */
type Result<Data> = { data?: Data; error?: unknown; response?: Response };

/** Takes an answer of the typed client, returns its data; throws `ApiProblem`. */
export async function unwrap<Data>(request: Promise<Result<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await request;
  if (response?.ok) return (data ?? {}) as NonNullable<Data>;
  throw new ApiProblem(asProblem(error), response?.status ?? 0, response?.headers.get('Retry-After'));
}

function asProblem(error: unknown): Partial<Problem> {
  if (typeof error === 'object' && error !== null) return error;
  return {};
}
