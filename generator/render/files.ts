/** Who may change a file after it was generated: the generator, the user, or both (merged). See generated-app.md. */
export type Owner = 'G' | 'U' | 'M';

export type GeneratedFile = { content: string | Uint8Array; owner: Owner; executable?: boolean };

/** Path (POSIX, relative, no `..`) → file. Iteration order is sorted by path. */
export type FileMap = ReadonlyMap<string, GeneratedFile>;

/** Collects files and refuses what no project may contain; all refusals are reported together by `finish`. */
export class FileMapBuilder {
  readonly #files = new Map<string, GeneratedFile>();
  readonly #problems: string[] = [];

  /** Adds one file; a duplicate, absolute or escaping path is remembered as a problem. */
  add(path: string, content: string | Uint8Array, owner: Owner, executable = false): this {
    const bad = /^\/|\\|(^|\/)\.\.?(\/|$)|^\.git(\/|$)|[\p{Cc}]|\/\/|\/$/u.test(path) || path === '';
    if (bad) this.#problems.push(`unsafe path: ${JSON.stringify(path)}`);
    else if (this.#files.has(path)) this.#problems.push(`duplicate path: ${path}`);
    else this.#files.set(path, executable ? { content, owner, executable } : { content, owner });
    return this;
  }

  /** Returns the map sorted by path; throws one error naming every problem. */
  finish(): FileMap {
    const folded = new Map<string, string>();
    for (const path of this.#files.keys()) {
      const key = path.normalize('NFC').toLowerCase();
      const other = folded.get(key);
      if (other !== undefined) this.#problems.push(`paths differ only by case: ${other}, ${path}`);
      folded.set(key, path);
    }
    if (this.#problems.length > 0) throw new Error(`cannot write project:\n${this.#problems.join('\n')}`);
    return new Map([...this.#files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
