import { SetupFailure } from '../launcher/failure.mjs';
import { isPortFree } from '../ports.ts';

export type Address = { host: string; port: number; url: string };

/** Only this machine by default: putting a server on the network is a decision. */
const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 3000;

/**
 * Where the web is served: HOST, PORT, and APP_URL for what browsers type when that differs.
 * @throws SetupFailure for a bad PORT.
 */
export function readAddress(environment: NodeJS.ProcessEnv): Address {
  const host = environment.HOST || DEFAULT_HOST;
  const port = Number(environment.PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SetupFailure(
      { es: `PORT=${environment.PORT} no es un puerto.`, en: `PORT=${environment.PORT} is not a port.` },
      {
        es: 'Usa un número de 1 a 65535: PORT=3001 npm start',
        en: 'Use a number from 1 to 65535: PORT=3001 npm start',
      },
    );
  }
  return { host, port, url: environment.APP_URL || `http://localhost:${port}` };
}

/** @throws SetupFailure when another program holds the port. */
export async function assertPortFree({ host, port }: Address): Promise<void> {
  if (await isPortFree(port, host)) return;
  throw new SetupFailure(
    { es: `El puerto ${port} lo usa otro programa.`, en: `Port ${port} is taken by another program.` },
    { es: `Elige otro: PORT=${port + 1} npm start`, en: `Choose another: PORT=${port + 1} npm start` },
  );
}
