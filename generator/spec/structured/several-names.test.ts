import { describe, expect, it } from 'vitest';
import { readSpec } from '../read.ts';

const read = (...lines: string[]) =>
  readSpec(
    `# Farm\n\n### Team\n- name: string\n\n### Pasture\n${lines.map((line) => `- ${line}\n`).join('')}`,
  );
const fieldsOf = (...lines: string[]) =>
  read(...lines)
    .blueprint?.entities.find(({ name }) => name === 'Pasture')
    ?.fields.map(({ name, type, required }) => `${name} ${type}${required ? ' required' : ''}`);

describe('several names before one type', () => {
  it.each([
    ['lat, lng: float', ['lat float', 'lng float']],
    ['`lat`, `lng`: float', ['lat float', 'lng float']],
    ['**lat**, **lng**: float', ['lat float', 'lng float']],
    ['lat, lng (float, required)', ['lat float required', 'lng float required']],
    ['lat, lng float', ['lat float', 'lng float']],
    ['lat, lng, float, required', ['lat float required', 'lng float required']],
    [
      'width, height and depth: decimal, required',
      ['width decimal required', 'height decimal required', 'depth decimal required'],
    ],
    ['ancho, alto y fondo: decimal', ['ancho decimal', 'alto decimal', 'fondo decimal']],
    ['length and radius: decimal', ['length decimal', 'radius decimal']],
    ['phone, email: string', ['phone string', 'email string']],
    ['weight, age (required)', ['weight decimal required', 'age integer required']],
    ['lat, lng', ['lat decimal', 'lng decimal']],
    ['lat; lng', ['lat decimal', 'lng decimal']],
    ['street, city, zip', ['street string', 'city string', 'zip string']],
    ['calle, número y ciudad', ['calle string', 'numero string', 'ciudad string']],
  ])('%s is a field for each name', (line, fields) => {
    expect(fieldsOf(line)).toEqual(fields);
    expect(read(line).diagnostics).toEqual([]);
  });

  it.each([
    ['nick, string: required', ['nick string required']],
    ['price, default: 0', ['price money']],
    ['rating, min 1, max 5', ['rating integer']],
    ['login, email, required', ['login email required']],
    ['terms and conditions: text', ['terms_and_conditions text']],
    ['fecha y hora', ['fecha_y_hora datetime']],
    ['kind, open, closed', ['kind enum']],
    ['turno: mañana, tarde, noche', ['turno enum']],
    ['photo, jpg or png', ['photo image']],
    ['address: street, number, city', ['address enum']],
    ['volume, litros', ['volume decimal']],
  ])('%s is one field', (line, fields) => {
    expect(fieldsOf(line)).toEqual(fields);
  });

  it('several names before an entity are as many references', () => {
    expect(
      read('home, away: Team').blueprint?.relations.map(({ from, to, name }) => [from, to, name]),
    ).toEqual([
      ['Team', 'Pasture', 'home'],
      ['Team', 'Pasture', 'away'],
    ]);
  });

  it('names without a type are a guess that is said', () => {
    expect(read('lat, lng').assumptions.map(({ text }) => text)).toContain(
      '“lat, lng” of Pasture are 2 fields.',
    );
  });

  it('a mistake in the second name points at it', () => {
    expect(read('lat, id: float').diagnostics).toMatchObject([
      { code: 'built-in-field', line: 7, column: 8 },
    ]);
  });
});
