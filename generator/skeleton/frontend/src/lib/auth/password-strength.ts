/** The bounds the API keeps PASSWORD_MIN_LENGTH in; the first is what it takes when it was not told otherwise. */
const LEAST_LENGTH = 8;
const MOST_LENGTH = 64;

/** Takes the setting as it was written, returns the length of the shortest password the API takes. */
export function shortestPassword(setting: string | undefined): number {
  const length = Number(setting);
  return Number.isInteger(length) && length >= LEAST_LENGTH && length <= MOST_LENGTH ? length : LEAST_LENGTH;
}

const FEWEST_CHARACTERS = 5;
/** The first of the words the API refuses; it knows more of them and has the last word. */
const COMMON: ReadonlySet<string> = new Set(
  `password password1 12345678 123456789 1234567890 qwertyui qwerty123 qwertyuiop iloveyou sunshine princess football
  baseball superman welcome1 trustno1 passw0rd starwars computer whatever internet 11111111 00000000 12341234
  abcd1234 1q2w3e4r admin123 administrator contraseña contrasena barcelona realmadrid teamomucho`.split(
    /\s+/,
  ),
);
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

export type Strength = {
  /** 0: nothing there yet; 1: the API refuses it; 4: as good as it needs to be. */
  score: 0 | 1 | 2 | 3 | 4;
  /** Why it is refused. */
  reason: 'short' | 'repeats' | 'common' | 'email' | null;
};

/** Takes a password, the address it goes with and the length of the shortest one, returns how hard it is to guess; the rules are those of the API. */
export function strengthOf(password: string, email: string, shortest: number): Strength {
  if (password === '') return { score: 0, reason: null };
  const reason = refusal(password, email, shortest);
  if (reason) return { score: 1, reason };
  const kinds = CLASSES.filter((kind) => kind.test(password)).length;
  const points = Number(password.length >= 12) + Number(password.length >= 16) + Number(kinds >= 3);
  return { score: points >= 2 ? 4 : points === 1 ? 3 : 2, reason: null };
}

function refusal(password: string, email: string, shortest: number): Strength['reason'] {
  const folded = password.toLowerCase();
  const name = email.split('@', 1)[0]?.toLowerCase() ?? '';
  if (password.length < shortest) return 'short';
  if (new Set(folded).size < FEWEST_CHARACTERS) return 'repeats';
  if (COMMON.has(folded)) return 'common';
  return name.length >= 4 && folded.includes(name) && folded.length < name.length + 6 ? 'email' : null;
}
