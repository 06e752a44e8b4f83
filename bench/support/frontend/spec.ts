/** As many fields as the longest form people are asked to fill in one go. */
export const FORM_FIELDS = 40;

const answers = Array.from(
  { length: FORM_FIELDS - 1 },
  (_, index) => `- answer ${index + 1}: string, max 200`,
);

/** A help desk with accounts: a list with every common kind of column, and an entity whose form is long. */
export const SPEC = `# Help desk

### Customer
- name: string, required, 2..80
- email: email, required

### Ticket
- subject: string, required, max 140
- body: text
- priority: enum(low, normal, high, urgent), default normal
- status: open | waiting | solved | closed (default open)
- total: money, min 0
- due on: date
- rating: integer 1..5
- belongs to Customer

### Survey
- title: string, required, max 140
${answers.join('\n')}

## Options
- auth: jwt with roles admin and user
- database: sqlite
- frontend: nextjs
`;
