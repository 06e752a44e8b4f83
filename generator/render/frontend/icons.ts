import type { AppModel } from '../../blueprint/model.ts';

/** Beginnings of words, Spanish and English, and the sign that stands for them; the first that fits is taken. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(^|_)(user|account|usuari|cuenta)/, 'UserRound'],
  [
    /(^|_)(customer|client|contact|person|people|member|author|employee|empleado|persona|miembro|autor|socio|lead)/,
    'Users',
  ],
  [/(^|_)(agent|support|soporte|agente|help)/, 'LifeBuoy'],
  [/(^|_)(ticket|incident|issue|incidencia|entrada)/, 'Ticket'],
  [/(^|_)(task|todo|tarea|check)/, 'ListChecks'],
  [/(^|_)(project|proyecto|board|tablero|campaign|campana)/, 'FolderKanban'],
  [/(^|_)(order_?(line|item)|line|linea|detalle|item|partida)/, 'ClipboardList'],
  [/(^|_)(order|cart|pedido|carrito|compra|purchase|sale|venta)/, 'ShoppingCart'],
  [/(^|_)(product|producto|article_?stock|sku)/, 'Package'],
  [/(^|_)(stock|inventor|warehouse|almacen|bodega)/, 'Warehouse'],
  [/(^|_)(invoice|bill|factura|receipt|recibo|expense|gasto|quote|presupuesto)/, 'Receipt'],
  [/(^|_)(payment|pago|card|tarjeta|subscription|suscripcion|transaction)/, 'CreditCard'],
  [/(^|_)(categor|tag|label|etiqueta|genre|genero)/, 'Tag'],
  [/(^|_)(comment|reply|message|note|comentario|respuesta|mensaje|nota|chat|conversation)/, 'MessageSquare'],
  [/(^|_)(review|rating|resena|valoracion|opinion|favorit)/, 'Star'],
  [
    /(^|_)(event|booking|reservation|appointment|meeting|session|evento|reserva|cita|reunion|sesion|shift|turno|schedule)/,
    'CalendarDays',
  ],
  [
    /(^|_)(company|organi|supplier|vendor|empresa|proveedor|office|oficina|branch|sucursal|department|departamento|team|equipo)/,
    'Building2',
  ],
  [/(^|_)(book|library|libro|lesson|leccion|chapter)/, 'BookOpen'],
  [
    /(^|_)(course|student|teacher|school|class|curso|alumn|estudiante|profesor|escuela|clase|grade|nota|asignatura|subject|matricula|enrol)/,
    'GraduationCap',
  ],
  [
    /(^|_)(patient|doctor|clinic|treatment|paciente|medic|clinica|tratamiento|health|pet|mascota)/,
    'HeartPulse',
  ],
  [
    /(^|_)(place|location|address|city|country|venue|lugar|ubicacion|direccion|ciudad|pais|zone|zona|room|sala|stop|parada)/,
    'MapPin',
  ],
  [/(^|_)(vehicle|car|vehiculo|coche|auto|moto|driver|conductor)/, 'Car'],
  [/(^|_)(ship|deliver|envio|entrega|route|ruta|truck|camion)/, 'Truck'],
  [
    /(^|_)(document|file|article|post|page|report|contract|documento|archivo|articulo|informe|contrato|publicacion)/,
    'FileText',
  ],
  [/(^|_)(photo|image|picture|gallery|foto|imagen|galeria|album|media)/, 'Image'],
  [/(^|_)(recipe|dish|menu|meal|food|receta|plato|comida|ingredien|restaurant)/, 'Utensils'],
  [/(^|_)(job|position|vacan|application|empleo|puesto|candidat)/, 'Briefcase'],
  [
    /(^|_)(asset|equipment|machine|maintenance|repair|activo|maquina|mantenimiento|reparacion|tool|herramienta)/,
    'Wrench',
  ],
  [/(^|_)(goal|milestone|objetivo|hito|flag)/, 'Flag'],
  [/(^|_)(certific|license|licencia|permit|permiso|badge|role|rol)/, 'BadgeCheck'],
  [/(^|_)(setting|config|preferenc|ajuste)/, 'Settings2'],
  [/(^|_)(log|activity|metric|measure|actividad|registro|medida|sensor)/, 'Activity'],
];

/** For everything else: any of these, always the same for the same entity. */
const OTHERS = ['Box', 'Boxes', 'Layers', 'Shapes'] as const;

/** Takes an entity's key, returns the name of the sign that stands for it everywhere. */
export function iconOf(key: string): string {
  const plain = key.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const found = SIGNS.find(([words]) => words.test(plain));
  if (found) return found[1];
  const sum = [...plain].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return OTHERS[sum % OTHERS.length] ?? OTHERS[0];
}

/** `src/features/icons.ts`: the signs of the entities; pages come with these and no others. */
export function renderIcons(app: AppModel): string {
  const icons = app.entities.map(({ module }) => [module, iconOf(module)] as const);
  const names = [...new Set(icons.map(([, icon]) => icon))].sort();
  const imports = ['type LucideIcon', ...names].sort((left, right) =>
    bare(left).localeCompare(bare(right), 'en'),
  );
  return `import { ${imports.join(', ')} } from 'lucide-react';

/** The sign that stands for each entity everywhere. */
export const ENTITY_ICONS: Readonly<Record<string, LucideIcon>> = {
${icons.map(([module, icon]) => `  ${module}: ${icon},\n`).join('')}};
`;
}

const bare = (name: string): string => name.replace(/^type /, '');
