import { addSpanishVerbs } from './conjugate-es.ts';
import { PhraseTable } from './phrase-table.ts';
import type { Determiner, Flag, LimitWord, Modal, VerbForm, VerbKind, Vocabulary } from './vocabulary.ts';

const list = (text: string) => new Set(text.trim().split(/\s+/));

const determiners = new PhraseTable<Determiner>()
  .add(
    'un|una|un determinado|una determinada|un cierto|una cierta|un mismo|un correspondiente|una correspondiente',
    { count: 'an' },
  )
  .add(
    'un solo|una sola|un unico|una unica|exactamente un|exactamente una|solo un|solo una|solamente un|solamente una|unicamente un|unicamente una|un y solo un|una y solo una|uno solo|un mismo|una misma',
    { count: 'one', required: true },
  )
  .add(
    'como maximo un|como maximo una|como mucho un|como mucho una|a lo sumo un|a lo sumo una|cero o un|cero o una|cero o uno|ninguno o un|0 o 1|un posible|una posible',
    { count: 'one', required: false },
  )
  .add(
    `muchos|muchas|varios|varias|multiples|diversos|diversas|numerosos|numerosas|algunos|algunas|bastantes|cero o mas|cero o muchos|cero o muchas|cero o varios|cero o varias|uno o mas|una o mas|un o mas|uno o varios|una o varias|uno o muchos|una o muchas|0 o mas|1 o mas
    |cualquier numero de|cualquier cantidad de|una lista de|un conjunto de|una serie de|una coleccion de|un grupo de|un historial de|un listado de|todos los que|infinidad de|gran cantidad de|distintos|distintas|diferentes|mas de un|mas de una|al menos un|al menos una|como minimo un|como minimo una|por lo menos un|por lo menos una
    |tantos|tantas|un monton de|dos o mas|muchos otros|muy diversos|cuantos|cuantas|pocos|pocas|unos cuantos|unas cuantas|una gran cantidad de|un numero ilimitado de|una cantidad ilimitada de|ilimitados|ilimitadas|varios tipos de|sus muchos|sus muchas|sus distintos|sus distintas|sus varios|sus varias`,
    { count: 'many' },
  )
  .add('unos|unas', { count: 'many', loose: true })
  .add(
    'cada|cada uno de los|cada una de las|todo|toda|todo el|toda la|todos los|todas las|todos|todas|cualquier|cualquiera de los|cada uno de sus|cada una de sus',
    { each: true },
  )
  .add(
    'el|la|los|las|lo|este|esta|estos|estas|ese|esa|esos|esas|dicho|dicha|dichos|dichas|aquel|aquella|el siguiente|la siguiente|los siguientes|las siguientes',
    { definite: true },
  )
  .add(
    'su|sus|cuyo|cuya|cuyos|cuyas|su propio|su propia|sus propios|sus propias|su correspondiente|sus correspondientes',
    { possessive: 'theirs' },
  )
  .add('mi|mis|nuestro|nuestra|nuestros|nuestras|tu|tus', { possessive: 'own' })
  .add('otro|otra|algun otro|alguna otra', { count: 'an', other: true })
  .add('otros|otras|varios otros|varias otras|muchos otros|muchas otras|uno o varios otros', {
    count: 'many',
    other: true,
  })
  .add('ningun|ninguna|cero', { count: 'many', required: false });

const flags = new PhraseTable<Flag>()
  .add(
    'unico|unica|unicos|unicas|irrepetible|irrepetibles|no repetido|no repetida|sin repetir|que no se repite|que no se repiten|que no se repita|sin repetirse',
    { unique: true },
  )
  .add(
    'opcional|opcionales|opcionalmente|de forma opcional|de manera opcional|no obligatorio|no obligatoria|no obligatorios|no obligatorias|no requerido|no requerida|facultativo|facultativa|si lo tiene|si la tiene|si lo hay|si la hay|si los hay|si procede|si tiene|en su caso|si aplica',
    { required: false },
  )
  .add(
    'obligatorio|obligatoria|obligatorios|obligatorias|requerido|requerida|requeridos|requeridas|imprescindible|necesario|necesaria|obligatoriamente|no vacio|no vacia|no nulo|no nula|de forma obligatoria|de manera obligatoria',
    { required: true },
  )
  .add('entero|entera|enteros|enteras|numero entero|de tipo entero', { type: 'integer' })
  .add('decimal|decimales|con decimales|de tipo decimal', { type: 'decimal' })
  .add('numerico|numerica|numericos|numericas', { vague: true })
  .add('booleano|booleana|si/no|si o no', { type: 'boolean' })
  .add(
    'largo|larga|largos|largas|extenso|extensa|multilinea|de texto largo|de varias lineas|en texto largo|de texto libre|detallada larga',
    { type: 'text' },
  )
  .add(
    'con formato|de texto enriquecido|en texto enriquecido|enriquecido|enriquecida|enriquecidos|enriquecidas|formateado|formateada|de texto con formato|en html|en markdown',
    { type: 'text', rich: true },
  )
  .add('corto|corta|cortos|cortas|breve|breves', { type: 'string', kept: true })
  .add('positivo|positiva|positivos|positivas', { min: 0 })
  .add('no negativo|no negativa|no negativos|no negativas', { min: 0 });

const fillers = new PhraseTable<true>().add(
  `ah|oh|bueno|eh|ok|vale|por cierto|tambien|ademas|asimismo|a su vez|por su parte|por otra parte|por otro lado|por ultimo|finalmente|igualmente|normalmente|habitualmente|generalmente|siempre|simplemente|solo|solamente|en general
  |por supuesto|asi|entonces|luego|despues|primero|segundo|tercero|en el sistema|en la aplicacion|en esta aplicacion|en la app|por ejemplo|es decir|o sea|a la vez|al mismo tiempo|en cualquier momento|en total|de esta manera|de este modo|basicamente|en principio|aparte|aparte de eso|ademas de esto|junto a esto|por tanto|por lo tanto|aqui|ahora|ya|pues|en primer lugar|en segundo lugar|en concreto|concretamente|respectivamente|a lo largo del tiempo|con el tiempo|tambien se|obviamente|eso si|mientras tanto|en la base de datos`,
  true,
);

const verbs = new Map<string, VerbForm[]>();
const add = (kind: VerbKind, text: string, weak = false) => addSpanishVerbs(verbs, kind, text, weak);
add(
  'have',
  'tener:tien contener:contien incluir:incluy poseer comprender llevar abarcar agrupar reunir englobar',
);
add(
  'store',
  'guardar almacenar registrar anotar recoger conservar recopilar indicar especificar constar capturar detallar',
);
add('belong', 'pertenecer corresponder depender');
// Many of these look like nouns in the third person (`matrícula`, `planta`), so a verb must be called for where they stand.
add(
  'relate',
  `hacer realizar comprar escribir publicar vender impartir ensenar dirigir coordinar supervisar organizar atender:atiend tratar asistir participar inscribir matricular cursar estudiar dictar
  trabajar emplear contratar alquilar arrendar prestar solicitar pedir:pid recibir enviar entregar producir fabricar suministrar proveer distribuir repartir cobrar emitir generar
  seguir:sigu suscribir votar valorar puntuar calificar evaluar:evalu aprobar:aprueb rechazar comentar asignar asociar vincular adjuntar anadir agregar aparecer usar utilizar emplear requerir:requier
  conducir pilotar manejar operar mantener:mantien reparar inspeccionar revisar diagnosticar recetar prescribir operar tratar vacunar adoptar criar cuidar alimentar pasear albergar alojar hospedar
  ocupar habitar vivir residir ubicar situar encontrar:encuentr localizar celebrar programar planificar agendar presentar entregar resolver:resuelv responder preguntar contestar abrir cerrar:cierr liderar encabezar
  patrocinar financiar donar invertir:inviert ganar perder:pierd competir:compit jugar:jueg disputar entrenar arbitrar componer interpretar protagonizar actuar cantar tocar grabar traducir ilustrar disenar cocinar preparar
  consumir comer beber aplicar afectar cubrir implicar involucrar representar:represent patentar firmar pagar efectuar acudir acumular ofrecer proporcionar tomar mandar recomendar:recomiend clasificar categorizar etiquetar catalogar
  compartir invitar aceptar mencionar referenciar transportar acompanar viajar salir llegar partir pasar conectar aportar colaborar contribuir:contribuy servir:sirv asesorar tutelar tutorizar mentorizar orientar ejecutar completar terminar desarrollar
  hablar conocer dominar practicar aprender saber dejar:dej poner:pon traer:tra leer ver mirar escuchar cultivar cosechar plantar sembrar:siembr recolectar ejercer desempenar apadrinar examinar corregir:corrig examinar elegir:elig escoger seleccionar deber devolver:devuelv custodiar vigilar llamar:llam apuntar desplazar intervenir:intervien`,
  true,
);
add(
  'relate',
  'reservar visitar facturar comprar consultar contratar firmar marcar encargar ofertar citar usar cargar entregar pagar tratar operar cuidar',
  true,
);
add('link', 'relacionar vincular conectar unir enlazar asociar');
add('manage', 'gestionar administrar controlar organizar manejar');
add('want', 'querer:quier necesitar desear pretender requerir:requier buscar');
add(
  'act',
  'crear editar modificar actualizar borrar eliminar ver listar filtrar buscar exportar importar descargar subir cancelar cambiar consultar mostrar:muestr visualizar acceder imprimir ordenar anular',
);
add('identify', 'identificar');
add('exist', 'existir');

// `Los socios se apuntan`, but `de cada inscripción apuntamos el dorsal`.
verbs.set('apuntamos', [{ lemma: 'apuntar', kind: 'store', form: 'we' }]);

// First persons no noun looks like.
for (const key of 'quiero necesito guardo anoto vendo hago llevo gestiono alquilo imparto'.split(' '))
  for (const form of verbs.get(key) ?? []) form.weak = false;

const be = (keys: string, lemma: string, form: VerbForm['form'], number?: 'one' | 'many') => {
  for (const key of keys.split(' '))
    verbs.set(key, [{ lemma, kind: 'be', form, ...(number ? { number } : {}) }]);
};
be('es esta sera sea este fue era', 'ser', 'finite', 'one');
be('son estan seran sean esten fueron eran', 'ser', 'finite', 'many');
be('ser estar', 'ser', 'infinitive');
be('sido siendo', 'ser', 'participle');
// «este» and «esta» are far more often determiners; the noun phrase reads those first.
verbs.delete('este');

const verbPhrases = new PhraseTable<{ kind: VerbKind; lemma: string; passive?: boolean }>();
const BE_FORMS = [
  'es',
  'esta',
  'son',
  'estan',
  'ser',
  'estar',
  'sera',
  'seran',
  'queda',
  'quedan',
  'va',
  'van',
  'viene',
  'vienen',
  'se encuentra',
  'se encuentran',
  'fue',
  'fueron',
];
const genders = (participle: string) =>
  ['o', 'a', 'os', 'as'].map((end) => `${participle.slice(0, -1)}${end}`);
/** `be compuesto por` in every form of be and every gender; `se compone de` and others are given as they are. */
const phrases = (kind: VerbKind, text: string) => {
  for (const phrase of text.trim().split(/\s*\|\s*/)) {
    const [first = '', participle = '', ...rest] = phrase.split(' ');
    if (first !== 'be') {
      verbPhrases.add(phrase, { kind, lemma: phrase });
      continue;
    }
    for (const head of BE_FORMS) {
      for (const form of genders(participle))
        verbPhrases.add(`${head} ${form} ${rest.join(' ')}`, { kind, lemma: phrase });
    }
  }
};
phrases(
  'have',
  `be compuesto por|be compuesto de|be formado por|be formado de|be integrado por|be constituido por|be descrito por|be definido por|be caracterizado por|be dividido en|be estructurado en
  |consta de|constan de|constar de|se compone de|se componen de|se forma por|se describe por|se describen por|se describe con|se describen con|se define por|se definen por|se caracteriza por|se caracterizan por|cuenta con|cuentan con|contar con|contara con|contaran con|dispone de|disponen de|disponer de|viene con|vienen con|se divide en|se dividen en|se estructura en|se estructuran en
  |be guardado con|be registrado con|be creado con|se registra con|se registran con|se guarda con|se guardan con|se crea con|se crean con|se da de alta con|se dan de alta con|pasa por|pasan por|pasar por|tiene asociado|tiene asociada|tiene asociados|tiene asociadas|tienen asociados|tienen asociadas|lleva asociado|lleva asociada|lleva asociados|lleva asociadas|llevan asociados|llevan asociadas`,
);
phrases(
  'belong',
  `pertenece a|pertenecen a|pertenecer a|pertenecera a|perteneceran a|pertenezca a|forma parte de|forman parte de|formar parte de|corresponde a|corresponden a|corresponder a|se refiere a|se refieren a|referirse a|depende de|dependen de|depender de|se asocia a|se asocian a|se asocia con|se asocian con|asociarse a|asociarse con|se asigna a|se asignan a|asignarse a|se vincula a|se vinculan a|se vincula con|se relaciona con|se relacionan con|se adscribe a|se ubica en|se ubican en|se encuentra en|se encuentran en|se situa en|se situan en|se incluye en|se incluyen en|vive en|viven en|reside en|residen en|trabaja en|trabajan en|trabaja para|trabajan para|va a nombre de|cuelga de|cuelgan de|reporta a|reportan a|se hace en|se hacen en|se hace para|se hace sobre|se realiza en|se realizan en|se celebra en|se celebran en|se imparte en|se imparten en|se guarda en|se guardan en|se clasifica en|se clasifican en|se clasifica por|se clasifican por|se agrupa en|se agrupan en|se agrupa por|se agrupan por|se organiza en|se organizan en|se organiza por|se organizan por|be agrupado en|be agrupado por|be organizado en|be organizado por|be clasificado por|esta a nombre de|estan a nombre de|va asociado a|va asociada a|se hace a|se emite a|se emiten a|se dirige a|se dirigen a|va dirigido a|va dirigida a|proviene de|provienen de|viene de|vienen de|procede de|proceden de|tiene lugar en|tienen lugar en|se entrega a|se entregan a|se envia a|se envian a
  |be asociado a|be asociado con|be vinculado a|be vinculado con|be relacionado con|be asignado a|be adscrito a|be incluido en|be ubicado en|be situado en|be contenido en|be dirigido a|be dedicado a|be emitido a|be emitido para|be hecho para|be hecho a|be destinado a|be ligado a|be unido a|be adjunto a|be registrado en|be inscrito en|be matriculado en|be publicado en|be clasificado en|be archivado en|be guardado en|be localizado en|be alojado en|be atribuido a|be basado en|be contratado por|be empleado en|be programado para|be reservado para|be creado para|be subordinado a
  |es de|son de|ser de|es para|son para|es sobre|son sobre|esta en|estan en|es con|son con|es en|son en|es a|es entre|son entre|estar en|estar con|ser de|ser sobre|intervenir en|interviene en|intervienen en|trata sobre|va sobre|ser para`,
);
phrases(
  'store',
  `se conoce|se conocen|se sabe|se saben|nos interesa|nos interesan|me interesa|me interesan|interesa|interesan|interesa saber|nos interesa saber|interesa guardar|nos interesa guardar|interesa conocer|se quiere saber|se desea saber|se quiere guardar|se desea guardar|se desea almacenar|se necesita saber|se necesita guardar|hay que guardar|hay que almacenar|hay que registrar`,
);
phrases(
  'identify',
  'be identificado por|se identifica por|se identifican por|se identifica con|se identifican con|se identifica mediante|se identifican mediante|se reconoce por|identificarse por',
);
phrases(
  'manage',
  `dar de alta|dar de alta a|llevar el control de|llevar un control de|llevar la gestion de|llevar un registro de|llevar registro de|llevar el registro de|llevar cuenta de|llevar la cuenta de|tener control de|tener el control de|hacer seguimiento de|hacer el seguimiento de|dar seguimiento a|seguir la pista de|tener un registro de|mantener un registro de|mantener el control de|encargarse de|ocuparse de`,
);
verbPhrases.add(
  'es dueno de|es duena de|son duenos de|son duenas de|es el dueno de|es la duena de|es propietario de|es propietaria de|son propietarios de|son propietarias de|es titular de|son titulares de',
  { kind: 'relate', lemma: 'poseer' },
);
verbPhrases.add('es propiedad de|son propiedad de', { kind: 'belong', lemma: 'ser propiedad de' });
verbPhrases.add('toma parte en|toman parte en|tomar parte en', { kind: 'relate', lemma: 'participar' });
verbPhrases.add('hay|habra|haya|tenemos|tengo|debe haber|puede haber|tendremos|debera haber', {
  kind: 'exist',
  lemma: 'haber',
});
verbPhrases.add(
  'inicia sesion|inician sesion|iniciar sesion|se identifican con|se autentica|se autentican|autenticarse|entra con|entran con|entrar con|se loguea|se loguean|loguearse|accede con|acceden con|acceder con|entrara con|entraran con|accedera con|accederan con|ingresa con|ingresan con|ingresara con|ingresaran con|se conecta con contrasena|se conectan con contrasena|iniciaran sesion|se loguean con',
  { kind: 'sign-in', lemma: 'iniciar sesion' },
);

const pronouns = new PhraseTable<'subject' | 'last' | 'we' | 'people'>()
  .add('ellos|ellas|el mismo|estos|estas|este|esta|ambos|ambas|este ultimo', 'subject')
  .add(
    'cada uno|cada una|cada uno de ellos|cada una de ellas|todos ellos|todas ellas|cada cual|cada uno de estos|cada una de estas',
    'last',
  )
  .add('yo|nosotros|nosotras|uno|tu|usted', 'we')
  .add('la gente|las personas|alguien|cualquiera|nadie|todo el mundo|todos', 'people');

const modals = new PhraseTable<Modal>()
  .add('ha|han|haya|hayan|habia|habian', { kind: 'will' })
  .add(
    'puede|pueden|podra|podran|podria|podrian|pudiera|puede tambien|pueden tambien|poder|suele|suelen|puedan|pueda',
    { kind: 'can' },
  )
  .add(
    'debe|deben|debera|deberan|tiene que|tienen que|ha de|han de|deberia|deberian|tendra que|tendran que|hay que|necesita|necesitan|debe de',
    { kind: 'must' },
  )
  .add(
    'no puede|no pueden|no podra|no podran|no debe|no deben|no debera|no deberan|nunca puede|nunca pueden|no se puede|no se pueden|no se podra|no puede nunca|nunca debe',
    { kind: 'can', negated: true },
  )
  .add('no|nunca|jamas|tampoco', { kind: 'will', negated: true })
  .add('va a|van a|se puede|se pueden|se podra|se debe|se deben', { kind: 'will' });

const limits = new PhraseTable<LimitWord>()
  .add(
    'entre|comprendido entre|comprendida entre|de entre|en el rango|en el rango de|que va entre|situado entre',
    'between',
  )
  .add('de|desde|que va de|que va desde|va de|van de|del', 'from')
  .add(
    `minimo|minima|minimo de|minima de|un minimo de|con un minimo de|con minimo|con minimo de|min|al menos|de al menos|como minimo|de como minimo|con al menos|por lo menos|no menor que|no menor a|no menor de|mayor o igual que|mayor o igual a|mayores o iguales a|igual o mayor que|igual o superior a|superior o igual a|no inferior a|>=|a partir de|de minimo|longitud minima|longitud minima de|una longitud minima de|valor minimo|valor minimo de|con un valor minimo de|nunca menor que|nunca menor a|nunca inferior a|no baja de|no puede bajar de|no ser menor que|no ser menor a|no ser inferior a|con una longitud minima de`,
    'min',
  )
  .add(
    'mayor que|mayor a|mayor de|superior a|mas de|por encima de|>|estrictamente mayor que|mayores que|mayores a',
    'above',
  )
  .add(
    `maximo|maxima|maximo de|maxima de|un maximo de|con un maximo de|con maximo|con maximo de|max|como maximo|de como maximo|como mucho|a lo sumo|hasta|de hasta|con hasta|no mayor que|no mayor a|no mayor de|no superior a|menor o igual que|menor o igual a|igual o menor que|igual o inferior a|<=|de maximo|sobre un maximo de|no mas de|de no mas de|longitud maxima|longitud maxima de|una longitud maxima de|valor maximo|valor maximo de|con un valor maximo de|nunca mayor que|nunca mayor a|nunca superior a|limitado a|limitada a|no supera|no supere|no superar|no puede superar|no pase de|no pasa de|con una longitud maxima de|no ser mayor que|no ser mayor a|no ser superior a`,
    'max',
  )
  .add('menor que|menor a|menor de|inferior a|menos de|por debajo de|<|menores que|menores a', 'below');

export const SPANISH: Vocabulary = {
  language: 'es',
  determiners,
  flags,
  conjunctions: new PhraseTable<'and' | 'or'>()
    .add(
      'y|e|&|asi como|ademas de|junto con|y tambien|y ademas|mas|pero|pero tambien|y a su vez|y opcionalmente|mientras que|y por ultimo|al igual que|y finalmente|+|tambien|ademas',
      'and',
    )
    .add('o|u|o bien|y/o|o incluso', 'or'),
  fillers,
  relatives: new PhraseTable<true>().add(
    'que|cual|el cual|la cual|los cuales|las cuales|quien|quienes|donde|en el que|en la que|en los que|a la que|al que|del que|de la que|de los que|de las que|de los cuales|de las cuales|de quien|de quienes',
    true,
  ),
  pronouns,
  prepositions: new PhraseTable<true>().add(
    'a|al|ante|bajo|con|contra|desde|durante|en|entre|hacia|hasta|mediante|para|por|segun|sin|sobre|tras|via|como|cuando|si|mientras|porque|ya que|aunque|donde|dentro de|acerca de|respecto a|a traves de|antes de|despues de|cerca de',
    true,
  ),
  joiners: new PhraseTable<true>().add('de|del|por', true),
  negations: new PhraseTable<true>().add('no|nunca|jamas|tampoco', true),
  modals,
  verbs,
  verbPhrases,
  limits,
  lengthUnits: list('caracteres caracter letras digitos simbolos palabras cifras'),
  systemNouns: list(
    'app aplicacion sistema plataforma portal web website sitio pagina herramienta programa software crm erp api backend servicio solucion producto proyecto intranet webapp panel base',
  ),
  metaNouns: list(
    'campo campos atributo atributos propiedades informacion dato datos detalles cosas siguiente siguientes entidades tablas elementos objetos modelos conceptos registros valores',
  ),
  choiceNouns: list(
    'estado estatus status tipo clase nivel prioridad rol tamano talla genero sexo fase etapa modalidad metodo forma categoria dificultad urgencia turno modo formato frecuencia periodo periodicidad color gravedad visibilidad idioma moneda unidad temporada canal origen plan resultado motivo situacion condicion severidad',
  ),
};
