import type { ExampleView } from '../schema.ts';

const text = `# Gestor de reformas

Una empresa de reformas lleva sus obras, presupuestos y visitas.

## Entidades

### Cliente
- nombre: texto, obligatorio, entre 2 y 80 caracteres
- correo: email, obligatorio, único
- teléfono: teléfono, obligatorio
- observaciones: texto largo

### Obra
- título: texto, obligatorio, máximo 120
- dirección: texto, obligatorio, máximo 200
- estado: pendiente | en curso | parada | terminada (por defecto pendiente)
- fecha de inicio: fecha
- superficie: decimal, mínimo 0
- fotografía: imagen
- pertenece a Cliente (obligatorio)

### Presupuesto
- código: texto, obligatorio, único, regex ^P-[0-9]{4}$
- importe: dinero, obligatorio, mínimo 0
- validez en días: entero de 1 a 180, por defecto 30
- aceptado: booleano, por defecto no
- pertenece a Obra (obligatorio)

### Operario
- nombre completo: texto, obligatorio, máximo 80
- oficio: albañil | fontanero | electricista | pintor
- coste por hora: dinero, mínimo 0
- tiene muchas Obras (N:N)

### Visita
- fecha y hora: fecha y hora, obligatorio
- notas: texto largo
- pertenece a Obra (obligatorio)
- pertenece a Operario

## Opciones
- autenticación: sí
- base de datos: sqlite
- frontend: nextjs
`;

export const reformas: ExampleView = {
  id: 'reformas',
  language: 'es',
  form: 'structured',
  title: 'Gestor de reformas',
  summary: 'Clientes, obras, presupuestos, operarios y visitas, escritos con títulos y viñetas.',
  fileName: 'SPEC.md',
  text,
};
