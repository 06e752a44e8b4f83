import type { Language } from '../../blueprint/schema.ts';

type Words = Record<Language, readonly string[]>;

/** Takes texts with bars between them. */
const list = (text: string): readonly string[] => text.split(/\s*\|\s*/);

/** People; their addresses are made of their names. */
export const PEOPLE: Words = {
  en: list(`Ana Torres | James Clark | Priya Shah | Tom Becker | Grace Okafor | Liam Murphy | Sofia Rossi |
      Noah Fischer | Emma Lindqvist | Omar Haddad | Chloe Martin | Daniel Kim | Ruth Ellis |
      Mateo Silva | Hannah Weber | Victor Moreau | Alice Novak | Ben Carter | Yuki Tanaka |
      Nora Jensen | Samuel Price | Leila Aziz | Peter Walsh | Marta Kowalska`),
  es: list(`Ana Torres | Luis Vega | Carmen Ortiz | Javier Molina | Lucía Herrera | Diego Navarro |
      Elena Campos | Andrés Rojas | Marta Gil | Pablo Serrano | Inés Cabrera | Raúl Domínguez |
      Sofía Peña | Óscar Ramos | Nuria Castro | Hugo Fuentes | Clara Iglesias | Mateo Vidal |
      Rosa Delgado | Iván Soto | Julia Márquez | Tomás Aguilar | Alba Reyes | Sergio Pascual`),
};

/** Names anything may have beside what it is: Warehouse Maple, Casa Olmo. */
export const PROPER: Words = {
  en: list(`North | Maple | Harbour | Willow | Summit | River | Cedar | Aurora | Meadow | Lantern | Coral |
      Birch`),
  es: list(`Norte | Olmo | Ribera | Encina | Cima | Alba | Cedro | Aurora | Laurel | Faro | Coral | Roble`),
};

/** Kinds of records that have names of their own: the first pattern that fits the entity's name decides. */
export const NAMES: readonly [RegExp, Words][] = [
  [
    /(^|_)(company|organi[sz]ation|supplier|vendor|manufacturer|brand|empresa|proveedor|organizacion|fabricante|marca|compania)/,
    {
      en: list(`Northwind | Bluebird Foods | Halden & Sons | Orbit Labs | Greenfield | Kestrel Logistics |
      Lumen Studio | Westgate | Pinecrest | Harbor Tools | Fable Press | Acorn Supplies`),
      es: list(`Talleres Arga | Pinar y Asociados | Luz de Mar | Grupo Alcor | Ferretería Sol |
      Norte Logística | Estudio Lumen | Bodegas Riva | Textiles Duna | Imprenta Fábula |
      Verde Campo | Suministros Roca`),
    },
  ],
  [
    /(^|_)(product|item|article|producto|articulo|mercancia)/,
    {
      en: list(`Oak desk | Linen lamp | Canvas backpack | Ceramic mug | Wool blanket | Steel bottle |
      Walnut chair | Cotton apron | Cork board | Brass hook | Glass carafe | Leather notebook |
      Bamboo tray | Felt organiser | Copper kettle | Pine shelf`),
      es: list(`Mesa de roble | Lámpara de lino | Mochila de lona | Taza de cerámica | Manta de lana |
      Botella de acero | Silla de nogal | Delantal de algodón | Tablero de corcho |
      Colgador de latón | Jarra de vidrio | Cuaderno de piel | Bandeja de bambú | Caja de fieltro |
      Tetera de cobre | Estante de pino`),
    },
  ],
  [
    /(^|_)(tag|label|topic|keyword|etiqueta|tema)/,
    {
      en: list(`billing | bug | question | onboarding | mobile | security | feedback | shipping | refund |
      performance | documentation | training`),
      es: list(`facturas | errores | dudas | altas | movil | seguridad | sugerencias | envios | devoluciones |
      rendimiento | documentos | formacion`),
    },
  ],
  [
    /(^|_)(category|categoria|department|departamento|area|section|seccion)/,
    {
      en: list(`Operations | Sales | Support | Design | Finance | Research | Logistics | Marketing |
      Maintenance | Legal | Training | Quality`),
      es: list(`Operaciones | Ventas | Atención | Diseño | Finanzas | Investigación | Logística |
      Comunicación | Mantenimiento | Legal | Formación | Calidad`),
    },
  ],
  [
    /(^|_)(city|town|zone|region|destination|destino|ciudad|zona|provincia|localidad|municipio)/,
    {
      en: list(`Bristol | Leeds | Dublin | Toronto | Austin | Edinburgh | Cardiff | Boston | Perth |
      Wellington | Halifax | Portland`),
      es: list(`Sevilla | Bilbao | Valencia | Granada | Oviedo | Zaragoza | Cádiz | León | Málaga | Girona |
      Cuenca | Soria`),
    },
  ],
  [
    /(^|_)(service|servicio|extra|amenity)/,
    {
      en: list(`Breakfast | Cleaning | Airport pick-up | Bicycle hire | Laundry | Guided walk | Parking |
      Late arrival | Cot | Firewood | Packed lunch | Pet kit`),
      es: list(`Desayuno | Limpieza | Traslado | Alquiler de bicicletas | Lavandería | Paseo guiado |
      Aparcamiento | Llegada tardía | Cuna | Leña | Comida para llevar | Equipo para mascotas`),
    },
  ],
  [
    /(^|_)(book|libro|novela|novel)/,
    {
      en: list(`The Salt Road | Letters from the Harbour | A House of Wind | The Last Orchard | Winter Light |
      Small Hours | The Cartographer | Paper Boats | North of Here | The Glass Garden | Tides |
      An Uncommon Year`),
      es: list(`El camino de la sal | Cartas del puerto | Una casa de viento | El último huerto |
      Luz de invierno | Horas pequeñas | La cartógrafa | Barcos de papel | Al norte de aquí |
      El jardín de vidrio | Mareas | Un año singular`),
    },
  ],
  [
    /(^|_)(course|subject|lesson|curso|asignatura|materia|leccion|taller|workshop)/,
    {
      en: list(`Introduction to statistics | Creative writing | Web foundations | World history |
      Applied chemistry | Photography | Public speaking | Data analysis | Music theory | Ecology |
      Ethics | Geometry`),
      es: list(`Introducción a la estadística | Escritura creativa | Fundamentos web | Historia universal |
      Química aplicada | Fotografía | Hablar en público | Análisis de datos | Teoría musical |
      Ecología | Ética | Geometría`),
    },
  ],
  [
    /(^|_)(project|proyecto|campaign|campana|initiative)/,
    {
      en: list(`Website relaunch | Warehouse move | Spring campaign | Mobile app | Customer survey |
      New price list | Office renewal | Data clean-up | Partner programme | Annual report |
      Help centre | Loyalty card`),
      es: list(`Nueva página web | Traslado del almacén | Campaña de primavera | Aplicación móvil |
      Encuesta a clientes | Nueva tarifa | Reforma de la oficina | Limpieza de datos |
      Programa de socios | Memoria anual | Centro de ayuda | Tarjeta de fidelidad`),
    },
  ],
  [
    /(^|_)(task|todo|activity|tarea|actividad|pendiente)/,
    {
      en: list(`Call the supplier | Prepare the meeting | Review the contract | Send the invoice |
      Update the catalogue | Book the room | Write the summary | Check the stock |
      Answer the survey | Plan next week | Order materials | Test the new form |
      Welcome the new colleague | Archive old files | Fix the printer | Publish the news`),
      es: list(`Llamar al proveedor | Preparar la reunión | Revisar el contrato | Enviar la factura |
      Actualizar el catálogo | Reservar la sala | Escribir el resumen | Comprobar existencias |
      Responder la encuesta | Planificar la semana | Pedir material | Probar el formulario |
      Recibir al nuevo compañero | Archivar lo antiguo | Arreglar la impresora | Publicar la noticia`),
    },
  ],
  [
    /(^|_)(ticket|issue|incident|request|case|bug|incidencia|solicitud|caso|averia|reclamacion|queja)/,
    {
      en: list(`Cannot sign in since this morning | Invoice shows the wrong amount | Order has not arrived |
      How do I change my address? | Page stays empty on the phone | Payment was taken twice |
      Discount is not applied | Export takes very long | Please close my account |
      Wrong item in the parcel | Need a copy of the contract | Notifications come too late |
      Picture cannot be uploaded | Calendar shows another time | Question about the warranty |
      The door code does not work`),
      es: list(`No puedo entrar desde esta mañana | La factura trae otro importe | El pedido no ha llegado |
      ¿Cómo cambio mi dirección? | La página sale vacía en el móvil | Se ha cobrado dos veces |
      No se aplica el descuento | La exportación tarda mucho | Quiero darme de baja |
      Artículo equivocado en el paquete | Necesito copia del contrato | Los avisos llegan tarde |
      No se puede subir la foto | El calendario marca otra hora | Duda sobre la garantía |
      El código de la puerta no funciona`),
    },
  ],
  [
    /(^|_)(event|meeting|appointment|evento|reunion|cita|visita|visit)/,
    {
      en: list(`Kick-off | Weekly review | Open day | Product demo | Budget meeting | Team lunch | Interview |
      Autumn fair | Training day | Supplier visit | Board meeting | Farewell`),
      es: list(`Arranque | Revisión semanal | Puertas abiertas | Demostración | Reunión de presupuesto |
      Comida de equipo | Entrevista | Feria de otoño | Jornada de formación | Visita al proveedor |
      Consejo | Despedida`),
    },
  ],
  [
    /(^|_)(post|article|news|story|note|entrada|noticia|articulo|nota|publicacion)/,
    {
      en: list(`What we learned this year | Five ideas for Monday | Behind the scenes |
      A small change that helps | Notes from the road | How we work | Questions you ask us |
      Spring is here | Meet the team | On doing less | The month in figures | What comes next`),
      es: list(`Lo que aprendimos este año | Cinco ideas para el lunes | Entre bastidores |
      Un cambio que ayuda | Apuntes de viaje | Cómo trabajamos | Lo que nos preguntáis |
      Llega la primavera | Conoce al equipo | Sobre hacer menos | El mes en cifras | Lo que viene`),
    },
  ],
];

/** Entities whose records are people. */
export const PERSONS =
  /(^|_)(user|usuario|person|persona|customer|client|cliente|agent|agente|employee|empleado|worker|trabajador|student|alumno|alumna|estudiante|teacher|profesor|docente|patient|paciente|doctor|medico|author|autor|member|miembro|socio|owner|propietario|dueno|contact|contacto|guest|huesped|driver|conductor|player|jugador|lead|candidate|candidato|traveller|viajero|instructor|coach|entrenador|lector|reader|citizen|ciudadano|technician|tecnico|manager|gestor|vet|veterinario|nurse|staff|voluntario|volunteer)(_|$|s$)/;

/** Texts of fields: the first pattern that fits the name of the field decides. */
export const TEXTS: readonly [RegExp, Words][] = [
  [
    /(^|_)(message|mensaje|reply|respuesta|comment|comentario|review|resena|opinion)(_|$)/,
    {
      en: list(`Thank you, that worked at once. | Could you send me a picture of it? |
      I have passed it on and will be back tomorrow. |
      It still happens on my phone, not on the computer. |
      We are looking into it and keep you posted. | Perfect, we can close this one. |
      Please try again after signing out and in. | The parcel arrived this morning, all in order.`),
      es: list(`Gracias, ha funcionado a la primera. | ¿Podría enviarme una foto? |
      Lo he trasladado y le digo algo mañana. | En el móvil sigue pasando, en el ordenador no. |
      Lo estamos mirando y le mantenemos al tanto. | Perfecto, podemos darlo por cerrado. |
      Pruebe a salir y volver a entrar, por favor. | El paquete llegó esta mañana, todo en orden.`),
    },
  ],
  [
    /(^|_)(description|descripcion|details?|detalles?|body|cuerpo|text|texto|content|contenido|notes?|notas?|observations?|observaciones|summary|resumen|bio|about|instructions?|instrucciones|normas|rules|comments|comentarios)(_|$)/,
    {
      en: list(`What everybody should know before starting. |
      Agreed with the team last week; only the date is open. |
      Everything is written down in the folder of last year. |
      Has to be checked once more before it is published. |
      Follows from the meeting of the first of the month. | Asked for twice already; better sooner than later. |
      Ask at the desk for anything that is missing. |
      Short version: it is ready. Long version: see the attachment, where every step is told in order.`),
      es: list(`Lo que conviene saber antes de empezar. | Acordado con el equipo; solo falta la fecha. |
      Todo está apuntado en la carpeta del año pasado. |
      Hay que repasarlo antes de publicarlo. | Viene de la reunión de principios de mes. |
      Lo han pedido ya dos veces; mejor pronto que tarde. | Si falta algo, basta con preguntar en recepción. |
      En corto: está listo. En largo: véase el adjunto, donde se cuenta cada paso por orden.`),
    },
  ],
  [
    /(^|_)(country|pais|nationality|nacionalidad)(_|$)/,
    {
      en: list(`Ireland | Canada | Portugal | Kenya | Japan | Chile`),
      es: list(`España | Chile | México | Portugal | Uruguay | Colombia`),
    },
  ],
  [
    /(^|_)(city|ciudad|town|localidad|poblacion|municipio)(_|$)/,
    {
      en: list(`Bristol | Leeds | Dublin | Toronto | Austin | Cardiff`),
      es: list(`Sevilla | Bilbao | Valencia | Granada | Oviedo | Zaragoza`),
    },
  ],
  [
    /(^|_)(address|direccion|street|calle|domicilio)(_|$)/,
    {
      en: list(
        `12 Mill Lane | 5 Park Road | 80 Station Street | 3 Orchard Close | 41 High Street | 17 Quay Walk`,
      ),
      es: list(`Calle Mayor 12 | Avenida del Mar 5 | Plaza del Sol 3 | Calle Olmo 41 | Paseo del Río 80 |
      Ronda Norte 17`),
    },
  ],
  [
    /(^|_)(colou?r)(_|$)/,
    { en: list(`green | blue | terracotta | sand | navy`), es: list(`verde | azul | teja | arena | marino`) },
  ],
  [/(^|_)(contact|contacto|responsable|author|autor|encargado|teacher|profesor|director)(_|$)/, PEOPLE],
  [
    /(^|_)(first_name)(_|$)/,
    {
      en: list(`Ana | James | Priya | Tom | Grace | Liam | Sofia | Noah`),
      es: list(`Ana | Luis | Carmen | Javier | Lucía | Diego | Elena | Andrés`),
    },
  ],
  [
    /(^|_)(last_name|surname|apellidos?)(_|$)/,
    {
      en: list(`Torres | Clark | Shah | Becker | Okafor | Murphy | Rossi | Fischer`),
      es: list(`Torres | Vega | Ortiz | Molina | Herrera | Navarro | Campos | Rojas`),
    },
  ],
  [
    /(^|_)(compania|company|empresa|supplier|proveedor|insurance|seguro|brand|marca)(_|$)/,
    {
      en: list(`Northwind | Orbit Labs | Greenfield | Westgate | Halden & Sons`),
      es: list(`Grupo Alcor | Luz de Mar | Norte Logística | Verde Campo | Talleres Arga`),
    },
  ],
  [
    /(^|_)(position|job|puesto|cargo|oficio|profesion|occupation|specialty|especialidad)(_|$)/,
    {
      en: list(`Designer | Technician | Accountant | Buyer | Engineer`),
      es: list(`Diseño | Técnica | Contabilidad | Compras | Ingeniería`),
    },
  ],
  [/(^|_)(unit|unidad)(_|$)/, { en: list(`kg | l | box | m`), es: list(`kg | l | caja | m`) }],
];

/** Places to show on a map, where people of the language are likely to know them. */
export const PLACES: Record<Language, readonly (readonly [number, number])[]> = {
  en: [
    [51.4545, -2.5879],
    [53.8008, -1.5491],
    [53.3498, -6.2603],
    [55.9533, -3.1883],
    [51.4816, -3.1791],
    [51.5072, -0.1276],
    [52.4862, -1.8904],
    [54.9783, -1.6178],
    [50.7184, -3.5339],
    [52.2053, 0.1218],
    [57.1497, -2.0943],
    [54.5973, -5.9301],
  ],
  es: [
    [37.3891, -5.9845],
    [43.263, -2.935],
    [39.4699, -0.3763],
    [37.1773, -3.5986],
    [43.3619, -5.8494],
    [41.6488, -0.8891],
    [36.5271, -6.2886],
    [42.5987, -5.5671],
    [40.4168, -3.7038],
    [41.9794, 2.8214],
    [40.0704, -2.1374],
    [42.8782, -8.5448],
  ],
};
