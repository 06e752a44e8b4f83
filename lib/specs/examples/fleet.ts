import type { ExampleView } from '../schema.ts';

const text = `I need an app for our delivery vans.

A van has a plate that must be unique, a model, a mileage and a status which is one of active, in repair or retired. Drivers have a full name, a unique email and a phone. A driver makes many trips. A trip belongs to a van and has a departure date, an arrival date and a distance. A repair belongs to a van; it has a title, a long description, a cost with a minimum of 0, a date and a photo. Each repair belongs to a workshop. A workshop has a unique name, an address and a phone. Vans have many tags and each tag has many vans. A tag has a name.

People log in with a password. Use PostgreSQL.
`;

export const fleet: ExampleView = {
  id: 'fleet',
  language: 'en',
  form: 'prose',
  title: 'Delivery fleet',
  summary: 'Vans, drivers, trips and repairs, told in plain sentences.',
  fileName: 'SPEC.md',
  text,
};
