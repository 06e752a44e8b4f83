/** FNV-1a with two offsets, 64 bits as 11–13 base-36 digits: no BigInt, same on every machine. */
export function hashText(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + i), 0x01000193);
  }
  return (high >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
}

export type IdKind = 'ent' | 'fld' | 'rel' | 'enm' | 'rul';

/** An id that depends on nothing but what the thing is called, e.g. `fld_0k3…` from `Ticket.subject`. */
export function stableId(kind: IdKind, ...path: string[]): string {
  return `${kind}_${hashText(path.join('\u0000')).slice(0, 12)}`;
}

/** Gives out ids and sees that none comes twice; a second claim on the same id gets a numbered variant. */
export class IdRegister {
  readonly #taken = new Set<string>();
  /** Where the search for a free variant of an id goes on, so that thousands of equal names stay linear. */
  readonly #next = new Map<string, number>();

  /** Registers an id the SPEC states; false when it is already taken. */
  claim(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }

  /** The id derived from `path`, or its first free variant. */
  derive(kind: IdKind, ...path: string[]): string {
    const first = stableId(kind, ...path);
    let id = first;
    let n = this.#next.get(first) ?? 2;
    for (; !this.claim(id); n++) id = stableId(kind, ...path, String(n));
    this.#next.set(first, n);
    return id;
  }
}
