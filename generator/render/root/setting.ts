import type { AppModel } from '../../blueprint/model.ts';

/** A setting of the generated application as people read of it; `app/core/settings.py` has the type and the default. */
export type Setting = {
  name: string;
  /** What `.env.example` gives it; empty: the setting is left out by default. */
  value: string | ((app: AppModel) => string);
  es: string;
  en: string;
};
