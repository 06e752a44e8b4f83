import type { FieldType } from '../../../blueprint/schema.ts';

/** JHipster's field types (JHipster 8, with the older `AnyBlob` and `ByteBuffer`) as ours. */
export const JDL_FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  String: 'string',
  Integer: 'integer',
  Long: 'integer',
  Float: 'float',
  Double: 'float',
  BigDecimal: 'decimal',
  LocalDate: 'date',
  Instant: 'datetime',
  ZonedDateTime: 'datetime',
  LocalTime: 'time',
  // No type of ours holds a time span; ISO 8601 text (`PT1H30M`) is how JHipster itself sends one.
  Duration: 'string',
  UUID: 'uuid',
  Boolean: 'boolean',
  Blob: 'file',
  AnyBlob: 'file',
  ImageBlob: 'image',
  TextBlob: 'text',
  ByteBuffer: 'file',
};
