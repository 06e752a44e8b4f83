import type { ExampleView } from '../schema.ts';

const text = `Quiero una aplicación para las reservas de mi restaurante.

Las mesas tienen un número único, una capacidad entre 1 y 20 y una zona que puede ser terraza, salón o barra. Los comensales tienen nombre, un teléfono y un email opcional. Una reserva tiene una fecha y hora, un número de personas entre 1 y 20, un comentario y un estado que puede ser pendiente, confirmada, sentada o anulada. Cada reserva pertenece a una mesa y a un comensal. Los platos tienen un nombre único, una descripción larga, un precio mínimo de 0 y una foto. Cada plato pertenece a una sección; las secciones tienen un nombre único. Los platos pueden tener muchos alérgenos y cada alérgeno muchos platos. Un alérgeno tiene un nombre.

Hace falta inicio de sesión. Base de datos SQLite.
`;

export const restaurante: ExampleView = {
  id: 'restaurante',
  language: 'es',
  form: 'prose',
  title: 'Reservas de un restaurante',
  summary: 'Mesas, reservas y carta, contados con frases corrientes.',
  fileName: 'SPEC.md',
  text,
};
