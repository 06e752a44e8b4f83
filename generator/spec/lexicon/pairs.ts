/** Names of entities in both languages, singular and folded: `mensaje message`. A word may stand in several pairs. */
const PAIRS = `
mensaje message|cliente customer|cliente client|usuario user|pedido order|orden order|producto product|articulo article|articulo item|elemento item
factura invoice|pago payment|proveedor supplier|proveedor vendor|categoria category|etiqueta tag|etiqueta label|libro book|autor author|lector reader
prestamo loan|alumno student|estudiante student|alumno pupil|profesor teacher|profesor professor|profesor instructor|curso course|clase class|leccion lesson|matricula enrollment
inscripcion enrollment|inscripcion registration|examen exam|nota grade|nota note|calificacion grade|materia subject|asignatura subject|tarea task|proyecto project|equipo team
equipo equipment|empleado employee|trabajador worker|departamento department|empresa company|organizacion organization|contacto contact|persona person|direccion address|ciudad city
pais country|provincia province|region region|cita appointment|reserva booking|reserva reservation|paciente patient|medico doctor|doctor doctor|enfermero nurse|habitacion room
sala room|aula classroom|mesa table|silla chair|hotel hotel|huesped guest|invitado guest|evento event|entrada ticket|billete ticket|incidencia issue|incidencia incident|asiento seat
vehiculo vehicle|coche car|camion truck|conductor driver|viaje trip|ruta route|parada stop|vuelo flight|avion plane|barco boat|barco ship|puerto port
animal animal|mascota pet|perro dog|gato cat|especie species|raza breed|dueno owner|propietario owner|veterinario vet|vacuna vaccine|tratamiento treatment
receta recipe|receta prescription|ingrediente ingredient|plato dish|comida meal|bebida drink|menu menu|restaurante restaurant|cocinero cook|camarero waiter
almacen warehouse|existencia stock|envio shipment|entrega delivery|paquete package|paquete parcel|lote batch|lote lot|maquina machine|pieza part|herramienta tool|reparacion repair
contrato contract|documento document|archivo file|informe report|comentario comment|resena review|valoracion rating|publicacion post|entrada post|blog blog|foto photo|imagen image
cancion song|disco album|artista artist|pelicula movie|pelicula film|actor actor|obra work|cuadro painting|museo museum|exposicion exhibition|concierto concert
jugador player|partido match|partida game|juego game|liga league|torneo tournament|entrenador coach|entrenador trainer|socio member|miembro member|cuota fee|club club|gimnasio gym
finca farm|granja farm|campo field|parcela plot|cultivo crop|cosecha harvest|arbol tree|planta plant|semilla seed|vino wine|bodega winery|vinedo vineyard|uva grape
edificio building|piso flat|piso apartment|vivienda home|casa house|propiedad property|inquilino tenant|alquiler rental|obra site|tienda shop|tienda store|sucursal branch|caja box
cuenta account|tarjeta card|transaccion transaction|movimiento transaction|moneda currency|impuesto tax|descuento discount|cupon coupon|oferta offer|precio price|venta sale|compra purchase
carrito cart|linea line|turno shift|horario schedule|servicio service|solicitud request|respuesta answer|respuesta reply|pregunta question|encuesta survey|voto vote|candidato candidate
voluntario volunteer|donante donor|donacion donation|campana campaign|hospital hospital|muestra sample|prueba test|resultado result|sesion session|taller workshop|ponente speaker|charla talk
sensor sensor|medicion measurement|lectura reading|alerta alert|alarma alarm|notificacion notification|rol role|permiso permission|grupo group|canal channel|suscripcion subscription|plan plan`;

const BY_WORD = new Map<string, string[]>();
for (const pair of PAIRS.trim().split(/[|\n]/)) {
  const [spanish = '', english = ''] = pair.split(' ');
  BY_WORD.set(spanish, [...(BY_WORD.get(spanish) ?? []), english]);
  if (english !== spanish) BY_WORD.set(english, [...(BY_WORD.get(english) ?? []), spanish]);
}

/** What a name of an entity, singular and folded, is called in the other language; empty when that is not known. */
export const translationsOf = (key: string): readonly string[] => BY_WORD.get(key) ?? [];
