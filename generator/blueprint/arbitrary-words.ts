import type { Language } from './schema.ts';

export const NOUNS: Record<Language, string[]> = {
  en: `customer ticket label agent reply course student invoice person address category box analysis warehouse shelf child
    supplier vehicle appointment doctor patient room guest dish table plan member lesson shipment driver route property`
    .trim()
    .split(/\s+/),
  es: `cliente pedido etiqueta categoría camión imagen orden autobús línea lápiz producto almacén proveedor vehículo cita médico
    paciente habitación huésped plato mesa plan socio clase envío chófer ruta inmueble sesión país análisis`
    .trim()
    .split(/\s+/),
};
export const ADJECTIVES: Record<Language, string[]> = {
  en: ['main', 'old', 'open', 'internal', 'first', 'extra', 'daily'],
  es: ['principal', 'interna', 'abierta', 'nueva', 'previo', 'diario', 'extra'],
};
export const ATTRIBUTES: Record<Language, string[]> = {
  en: `name title body price due at hourly rate birth date quantity notes code colour weight height status priority reference
    first name last name opening hours floor serial number comment rating city postal code`
    .trim()
    .split(/\s+/),
  es: `nombre título cuerpo precio vence tarifa nacimiento cantidad notas código color peso altura estado prioridad referencia
    apellido planta serie comentario valoración ciudad año dirección observaciones`
    .trim()
    .split(/\s+/),
};
export const WORDS: Record<Language, string> = {
  en: 'the quick brown fox jumps over every lazy dog and nobody asks why it does so today',
  es: 'el veloz murciélago hindú comía feliz cardillo y kiwi mientras la cigüeña tocaba el saxofón',
};
