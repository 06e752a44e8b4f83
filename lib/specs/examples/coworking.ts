import type { ExampleView } from '../schema.ts';

const text = `# Coworking desk

Members book desks and rooms by the hour.

## Entities

### Member
- full name: string, required, 2..80
- email: email, required, unique
- company: string, max 120
- plan: enum(day, flex, fixed), default flex
- joined on: date, required

### Space
- name: string, required, unique, max 60
- kind: desk | room | booth (default desk)
- seats: integer 1..40, default 1
- hourly rate: money, required, min 0
- photo: image
- location: geo

### Booking
- starts at: datetime, required
- ends at: datetime, required
- status: requested | confirmed | cancelled (default requested)
- total: money, min 0
- belongs to Member (required)
- belongs to Space (required)

### Amenity
- name: string, required, unique
- has many Spaces (many to many)

### Review
- stars: integer 1..5, required
- comment: text
- belongs to Booking (required)

## Options
- auth: jwt with roles admin and user
- database: postgres
- frontend: nextjs
`;

export const coworking: ExampleView = {
  id: 'coworking',
  language: 'en',
  form: 'structured',
  title: 'Coworking desk',
  summary: 'Members, spaces, bookings, amenities and reviews, written with headings and bullets.',
  fileName: 'SPEC.md',
  text,
};
