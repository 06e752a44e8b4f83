/** Every feature the API can have turned off; `read_only` is the one that takes something away when it is on. */
export const FEATURES = [
  'sign_up',
  'email_verification',
  'csv_import',
  'csv_export',
  'realtime',
  'read_only',
] as const;
export type FeatureName = (typeof FEATURES)[number];
export type Features = Readonly<Record<FeatureName, boolean>>;

/** How they stand until the API has said otherwise. */
export const AS_USUAL: Features = {
  sign_up: true,
  email_verification: false,
  csv_import: true,
  csv_export: true,
  realtime: true,
  read_only: false,
};

export const isFeature = (name: string): name is FeatureName => FEATURES.some((known) => known === name);

/** Takes what the API answered, returns how every feature stands; what it did not speak of is as usual. */
export function featuresOf(answer: unknown): Features {
  if (typeof answer !== 'object' || answer === null) return AS_USUAL;
  const said = Object.entries(answer).filter(([name, on]) => isFeature(name) && typeof on === 'boolean');
  return { ...AS_USUAL, ...Object.fromEntries(said) };
}
