/** Text in quotation marks as the reader takes it off again. */
export const quote = (text: string) => JSON.stringify(text);

/** `{key: value, …}` for what is not the default; '' when nothing is left to say. */
export function braces(pairs: readonly (readonly [string, string | undefined])[]): string {
  const given = pairs.flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${isWord(value) ? value : quote(value)}`],
  );
  return given.length === 0 ? '' : ` {${given.join(', ')}}`;
}

const isWord = (text: string) => /^[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+)*$/u.test(text);

/** True for one line of words that no reader takes for anything else. */
export const isPlainLine = (text: string) =>
  /^[\p{L}\p{N}¿¡][^\n\r\t"{}|`*<>\\]*$/u.test(text) &&
  /[\p{L}\p{N}.!?)]$/u.test(text) &&
  !/ {2,}|^\d+[.)]/.test(text);

/** True for a name of a few words that stands for itself before a colon. */
export const isPlainName = (text: string) => /^\p{L}[\p{L}\p{N}]*(?: [\p{L}\p{N}]+){0,3}$/u.test(text);
