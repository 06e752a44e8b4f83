/** What makes a sentence speak of an option: databases, signing in, the frontend. */
const CORES =
  /\b(?:postgre ?sql|postgres|postgre|pgsql|psql|my ?sql|maria ?db|sqlite ?3?|sql ?lite|mongo ?db|oracle|sql ?server|next ?\.?js|next|react|front[- ]?end|front|user interface|web interface|interfaz(?: web| de usuario| grafica)?|parte visual|ui|headless|api|backend|back-end|log(?:s|ged|ging)?[ -]?in|logins?|sign(?:s|ed|ing)?[ -]?(?:in|up)|auth|authentication|authorization|autenticacion|autentificacion|inicio de sesion|(?:inici\w+|abrir|abren) sesion|contrasenas?|passwords?|jwt|oauth2?|registro de usuarios|user accounts?|(?:needs?|must have|create|creates|has|have|open) (?:an |their own )?accounts?|(?:necesitan?|tener|tendra|tendran|crear|crean|crea) (?:una |su )?cuentas?|cuentas? de usuario|usuarios? y contrasenas?|loguear\w*|loguea\w*)\b/g;
const OUR_APPLICATION =
  /\b(?:the|this|our|my|an?|la|el|una?|esta|este|nuestra|nuestro|mi|toda la|todo el|the whole) (?:app|application|system|website|site|web|web page|page|platform|tool|database|db|data|server|servidor|aplicacion|sistema|plataforma|herramienta|pagina|sitio|base(?: de datos)?|bbdd|motor|datos)\b/g;
const DUTY = /\b(?:have|has) to\b|\b(?:must|should|will|we|i|to)(?: already)? have\b/g;
const PLAIN = new Set(
  `use uses using used we i would like should must please in on with and or the a an it its everything all data stored store keep kept save saved run runs running to be is are as for no not none without any need needs
  needed required require requires want wanted do don't doesn't does only just fine ok okay good enough prefer preferably preferred by default option so they there build built made make yes off user users everyone everybody
  people staff nobody anyone can own their email e-mail username name and works work go database databases db engine sql server plus both also simple basic needed necessary mandatory optional enabled disabled true false them
  already thats that's would great lovely think believe enough ours install installed machine computer this time ideally possible if thanks lets let's let's us at least that will rest kind of visual pretty nice modern web
  usa usar usaremos usamos use usando con y o u e la el los las un una en sobre de del se que tenga tendra lleve llevara sera es ha hay debe deberia tener necesita necesitamos necesito necesario necesaria hace falta quiero
  queremos prefiero preferimos por favor guardar guardarlo guarda guardar guardamos todo todos todas datos para entrar acceder sin no ninguno ninguna si solo solamente unicamente nada mas basta bien vale ok gracias base bases bbdd bd
  motor gestor usuario usuarios correo email clave como siempre pueda puedan pueden puede entren entra entran tambien ademas simple sencillo sencilla montado corre corra funcione vaya ira va hecho hecha desarrollado activada
  activado obligatorio obligatoria requerido requerida opcional gente nadie cada cual cualquiera su propia propio lo ya tenemos asi usad usen ese esa eso creo pienso estaria seria muy genial estupendo instalado servidor ordenador montamos posible ser pide pida pedir quisiera me gustaria nos`
    .trim()
    .split(/\s+/),
);

/** True for a sentence, or part of one, made of nothing but options: `Auth: yes`, `Keep it on SQLite, no frontend please`. Takes folded text. */
export function isOnlyOption(folded: string): boolean {
  const rest = folded.replace(CORES, ' ');
  if (rest === folded) return false;
  const words = rest.replace(OUR_APPLICATION, ' ').replace(DUTY, ' ').replace(/’/g, "'");
  return (words.match(/[\p{L}'-]*\p{L}/gu) ?? []).every((word) => PLAIN.has(word));
}
