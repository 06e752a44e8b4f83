import type { FieldType } from '../../blueprint/schema.ts';
import { fold } from '../naming/fold.ts';
import { memoize } from '../naming/memo.ts';
import { splitWords } from '../naming/names.ts';

const set = (text: string) => new Set(text.trim().split(/\s+/));

/** Words that decide the type wherever they stand in the name. */
const ANYWHERE: [FieldType, Set<string>][] = [
  ['email', set('email mail correo correos emails')],
  ['phone', set('phone telephone telefono tel movil celular mobile cellphone whatsapp fax')],
  ['url', set('url uri website web link enlace homepage href linkedin permalink')],
  ['uuid', set('uuid guid')],
  [
    'geo',
    set('coordinates coordenadas geo geolocation geolocalizacion gps latlng geopoint ubicacion location'),
  ],
  [
    'image',
    set(
      'photo photos foto fotos image images imagen imagenes picture pictures fotografia avatar logo logotipo thumbnail miniatura banner poster posters cartel portada icono screenshot escudo crest emblem emblema',
    ),
  ],
  ['json', set('json metadata metadatos payload')],
];

/** Words that decide when they head the name: its first word in Spanish, its last in English. */
const HEADS: [FieldType, Set<string>][] = [
  ['datetime', set('timestamp datetime momento moment instante')],
  [
    'date',
    set(
      'date fecha birthday birthdate cumpleanos dob nacimiento vencimiento caducidad deadline day dia expiry expiration',
    ),
  ],
  ['time', set('time hora clock')],
  [
    'money',
    set(`price precio cost coste costo amount importe monto salary salario sueldo fee tarifa total subtotal budget presupuesto revenue
      balance saldo payment pago discount descuento tax impuesto iva wage deposit rent renta alquiler income ingreso
      ingresos expense gasto deuda debt honorarios cuota comision commission precios fare spend earnings anticipo fianza bonus
      ganancia margen propina tip`),
  ],
  [
    'integer',
    set(`quantity cantidad count stock age edad year ano anio rank position posicion order orden capacity capacidad floor piso planta
      units unidades copies ejemplares pages paginas bedrooms habitaciones bathrooms banos credits creditos points puntos
      views visitas likes seats asientos plazas attempts intentos days dias minutes minutos hours seconds segundos months meses
      weeks semanas years anos duration duracion minuto minute priority prioridad level nivel version rooms guests huespedes comensales sets
      reps repeticiones series inventory existencias dorsal semestre semester aforo mileage kilometraje kilometros calories calorias
      pieces piezas installments cuotas plazo cupo puertas doors spots slots`),
  ],
  [
    'decimal',
    set(`weight peso height altura width ancho length largo depth profundidad ratio rate tasa percentage porcentaje percent latitude
      latitud longitude longitud area superficie volume volumen distance distancia temperature temperatura score puntuacion
      grade nota calificacion media average promedio speed velocidad humidity humedad pressure presion size metros hectareas
      diameter diametro eslora manga calado envergadura magnitude magnitud aperture beam dosage lat lng lon discount_percent litros kilos kg gramos grams radius radio estatura talla`),
  ],
  [
    'text',
    set(`description descripcion synopsis sinopsis body content contenido notes notas note comment comentario comments comentarios message mensaje
      details detalle detalles bio biography biografia summary resumen observations observaciones instructions instrucciones
      text remarks review resena abstract transcript explanation explicacion feedback terms terminos condiciones clausulas
      requirements requisitos history historial sintomas symptoms diagnosis diagnostico treatment tratamiento ingredients
      ingredientes recipe receta justificacion reason motivo agenda minutes_text indicaciones antecedentes recomendaciones
      story cuerpo introduction introduccion anotaciones responsibilities responsabilidades`),
  ],
  [
    'file',
    set(
      'file archivo attachment adjunto fichero document documento pdf cv curriculum resume contract_file upload anexo video audio recording grabacion',
    ),
  ],
  [
    'boolean',
    set(`active activo activa enabled habilitado habilitada disabled published publicado publicada visible hidden oculto oculta
      archived archivado archivada done completed completado completada finished terminado terminada vip featured
      destacado destacada verified verificado verificada available disponible paid pagado pagada internal interno interna
      public publico publica private privado privada default_flag approved aprobado aprobada confirmed confirmado
      confirmada blocked bloqueado bloqueada cancelled cancelado cancelada closed cerrado cerrada read leido leida locked
      required obligatorio obligatoria premium urgent urgente delivered entregado entregada shipped returned devuelto devuelta
      resolved resuelto resuelta accepted aceptado aceptada subscribed optional hecho hecha favorite favorito favorita
      vegetarian vegetariano vegano vegan checked furnished amueblado amueblada spicy picante reembolsable refundable`),
  ],
];

const BOOLEAN_START = set(
  'is has can should was allows accepts needs requires es esta tiene puede fue acepta permite requiere incluye includes necesita admite',
);
const DATETIME_END = set('at');
const TEXT_HINT = set('larga largo long extensa');
/** Names built on these are codes, not amounts or counts, whatever the rest says. */
const CODE_HEADS = set(
  'code codigo number numero name nombre title titulo sku reference referencia key type tipo zip postal license licencia id dni plate matricula label slug',
);
const DECIMAL_HINT = /(^| )(maximum|max|minimum|min|average|avg|mean|final|total) (score|grade|weight)$/;

export type Inferred = { type: FieldType; sure: boolean };

/**
 * The type a field's name suggests when the SPEC gives none, e.g. `fecha de nacimiento` → date. `sure` is false for the
 * fallback `string`. English names are headed by their last word, Spanish ones by their first.
 */
export const inferType: (label: string) => Inferred = memoize((label) => {
  const words = splitWords(fold(label.normalize('NFC')).replace(/ [+&] /g, ' '));
  const name = words.join(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length > 1 && BOOLEAN_START.has(first) && !/^(es|has)$/.test(last))
    return { type: 'boolean', sure: true };
  if (words.length > 1 && DATETIME_END.has(last)) return { type: 'datetime', sure: true };
  if (
    /^(created|updated|deleted|published|sent|started|ended|finished|paid|modified)( (on|at|time))?$/.test(
      name,
    ) &&
    words.length > 1
  ) {
    return { type: 'datetime', sure: true };
  }
  if (/\w(ed|en) (time|hour)$|^(date time|fecha y hora|hora y fecha|fecha hora)/.test(name))
    return { type: 'datetime', sure: true };
  if (/ on$/.test(name)) return { type: 'date', sure: true };
  if (DECIMAL_HINT.test(name)) return { type: 'decimal', sure: true };
  if (words.some((word) => TEXT_HINT.has(word)) && /(descripcion|description|texto|text|nota)/.test(name))
    return { type: 'text', sure: true };
  for (const [type, vocabulary] of ANYWHERE)
    if (words.some((word) => vocabulary.has(word))) return { type, sure: true };
  const head = words.some((word) => SPANISH_LINK.has(word)) ? [first] : [first, last];
  const english = headType(last);
  const spanish = headType(first);
  if (/^(postal|zip) code$|^codigo postal$/.test(name)) return { type: 'string', sure: true };
  // A paper everybody carries is written down by its number.
  if (
    /^(identity|identification|id) document$|^documento (nacional )?(de )?(identidad|identificacion|identificativo)$/.test(
      name,
    )
  )
    return { type: 'string', sure: true };
  if (/^(map|gps) position$|^position on the map$|^posicion (en el mapa|gps|geografica)$/.test(name))
    return { type: 'geo', sure: true };
  if (/ (en|in|as) pdf$/.test(name)) return { type: 'file', sure: true };
  if (/^floor number$|^numero de (piso|planta)$/.test(name)) return { type: 'integer', sure: true };
  if (
    /^(estimated|market|insured|appraised) value$|^valor (estimado|de mercado|asegurado|de tasacion)$/.test(
      name,
    )
  )
    return { type: 'money', sure: true };
  if (/^(numero|number|num|nro|cantidad|total) (de|of) (\w+ )*\w+s( |$)/.test(name))
    return { type: 'integer', sure: true };
  // A deposit holds water as well as money: only what stands beside it tells.
  if (
    /^(deposito (de (garantia|seguridad|fianza|reserva|alquiler|dinero|efectivo)|pagado|inicial|previo)|(importe|monto|valor) del? deposito)( |$)/.test(
      name,
    )
  )
    return { type: 'money', sure: true };
  if (/^(water|fuel|oil|gas|mineral|ore|waste|salt|coal) deposit$/.test(name))
    return { type: 'string', sure: false };
  if (/^(alto|grosor|espesor|thickness)$/.test(name)) return { type: 'decimal', sure: true };
  // `license expiry date` is a date, though a licence is a code.
  if (head.length > 1 && (english === 'date' || english === 'datetime')) return { type: english, sure: true };
  if (head.some((word) => CODE_HEADS.has(word))) return { type: 'string', sure: true };
  if (head.length === 1) return spanish ? { type: spanish, sure: true } : { type: 'string', sure: false };
  // Amounts say what they are with their first word in Spanish and their last in English; a Spanish adjective decides nothing.
  const found = spanish && SPANISH_HEAD.test(first) ? spanish : (english ?? spanish);
  // `active ingredient`, `quantity available`: an adjective beside a noun makes no yes or no of it.
  const beside =
    found === 'boolean' && words.length > 1
      ? [spanish, english].find((type) => type && type !== 'boolean')
      : undefined;
  const noun = beside ?? (found === 'boolean' && words.length > 1 && english !== 'boolean' ? null : found);
  return noun ? { type: noun, sure: true } : { type: 'string', sure: false };
});

const SPANISH_LINK = set('de del para en por con');
/** First words that are Spanish nouns heading their phrase, e.g. `precio total`, `fecha limite`, `hora final`. */
const SPANISH_HEAD =
  /^(fecha|hora|precio|importe|monto|costo|coste|cantidad|descripcion|peso|altura|tasa|nota|nivel|dia|duracion|salario|cuota|saldo|archivo|documento|capacidad|comentario|observaciones)$/;

function headType(word: string): FieldType | null {
  for (const [type, vocabulary] of HEADS) if (vocabulary.has(word)) return type;
  return null;
}
