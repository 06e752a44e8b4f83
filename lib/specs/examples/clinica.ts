import type { ExampleView } from '../schema.ts';

const text = `# Clínica veterinaria

Citas, historiales y facturas de una clínica de barrio.

## Entidades

### Dueño
| Campo | Tipo | Restricciones |
| --- | --- | --- |
| nombre | texto | obligatorio, entre 2 y 80 caracteres |
| dni | texto | obligatorio, único, regex ^[0-9]{8}[A-Z]$ |
| correo | email | único |
| teléfono | teléfono | obligatorio |

### Mascota
| Campo | Tipo | Restricciones |
| --- | --- | --- |
| nombre | texto | obligatorio, máximo 40 |
| especie | perro, gato, ave, otro | obligatorio |
| fecha de nacimiento | fecha | |
| peso | decimal | mínimo 0, máximo 120 |
| foto | imagen | |

### Cita
| Campo | Tipo | Restricciones |
| --- | --- | --- |
| fecha y hora | fecha y hora | obligatorio |
| motivo | texto | obligatorio, máximo 140 |
| urgente | booleano | por defecto no |

### Tratamiento
| Campo | Tipo | Restricciones |
| --- | --- | --- |
| nombre | texto | obligatorio, único |
| precio | dinero | obligatorio, mínimo 0 |

## Relaciones
- Un Dueño tiene muchas Mascotas (obligatorio)
- Una Mascota tiene muchas Citas (obligatorio)
- Cita tiene muchos Tratamientos (N:N)

## Opciones
- autenticación: sí
- roles: veterinario, recepción
- base de datos: postgresql
- frontend: nextjs
`;

export const clinica: ExampleView = {
  id: 'clinica',
  language: 'es',
  form: 'structured',
  title: 'Clínica veterinaria',
  summary: 'Dueños, mascotas, citas y tratamientos, con los campos en tablas y las relaciones aparte.',
  fileName: 'SPEC.md',
  text,
};
