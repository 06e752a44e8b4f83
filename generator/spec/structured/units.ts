/** A unit of measure alone, as it stands in brackets behind a name or a type. */
export const UNIT =
  /^(?:kg|g|mg|km|m|cm|mm|m2|m²|m3|ha|l|ml|cl|€|\$|%|eur|usd|euros|d[oó]lares|pesos|h|hr|hrs|min|mins|s|seg|sec|horas?|hours?|minutos?|minutes?|segundos?|seconds?|d[ií]as?|days?|semanas?|weeks?|mes(?:es)?|months?|a[nñ]os?|years?|°c|ºc|kwh|w|v|gb|mb|bpm|ppm|lb|oz|ft|in|mi|mph|km\/h|litros?|gramos?|kilos?|metros?|unidades|units|pcs)$/i;
