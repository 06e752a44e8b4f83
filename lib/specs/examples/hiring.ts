import type { ExampleView } from '../schema.ts';

const text = `# Hiring tracker

Recruiters follow candidates from application to offer.

## Enumerations

### Stage
- applied: Applied
- phone_screen: Phone screen
- interview: Interview
- offer: Offer
- rejected: Rejected

## Entities

### Department
| Field | Type | Constraints |
| --- | --- | --- |
| name | string | required, unique, max 80 |

### Opening
| Field | Type | Constraints |
| --- | --- | --- |
| title | string | required, max 120 |
| description | text | required |
| remote | boolean | default false |
| salary from | money | min 0 |
| closes on | date | |

### Candidate
| Field | Type | Constraints |
| --- | --- | --- |
| full name | string | required, 2..80 |
| email | email | required, unique |
| portfolio | url | |
| résumé | file | |

### Application
| Field | Type | Constraints |
| --- | --- | --- |
| stage | Stage | required, default applied |
| score | integer | 0..100 |
| notes | text | |

## Relationships
- Department has many Openings (required)
- Opening has many Applications (required)
- Candidate has many Applications (required)

## Options
- auth: yes
- database: sqlite
- frontend: nextjs
`;

export const hiring: ExampleView = {
  id: 'hiring',
  language: 'en',
  form: 'structured',
  title: 'Hiring tracker',
  summary:
    'Departments, openings, candidates and applications, with fields in tables and a shared enumeration.',
  fileName: 'SPEC.md',
  text,
};
