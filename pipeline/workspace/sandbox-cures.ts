import type { Language } from '#generator/blueprint/schema.ts';

type Cure = Record<Language, string>;

const CURES: readonly { when: RegExp; cure: Cure }[] = [
  {
    when: /bwrap: not found|bwrap: No such file|exec: bwrap/i,
    cure: {
      es: 'Instala bubblewrap (en Debian o Ubuntu: apt-get install bubblewrap).',
      en: 'Install bubblewrap (on Debian or Ubuntu: apt-get install bubblewrap).',
    },
  },
  {
    when: /prlimit/i,
    cure: {
      es: 'Instala util-linux, que trae /usr/bin/prlimit.',
      en: 'Install util-linux, which brings /usr/bin/prlimit.',
    },
  },
  {
    when: /unknown option/i,
    cure: {
      es: 'Actualiza bubblewrap a la 0.8 o más nueva.',
      en: 'Update bubblewrap to 0.8 or newer.',
    },
  },
  {
    when: /setting up uid map|loopback|RTM_NEWADDR|uid_map/i,
    cure: {
      es: 'AppArmor impide los espacios de nombres de usuario: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 24.04 o más nuevo), o ejecuta IOPEER fuera del contenedor.',
      en: 'AppArmor blocks user namespaces: sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu 24.04 or newer), or run IOPEER outside the container.',
    },
  },
  {
    when: /No permissions to create (a )?new namespace|Creating new namespace failed|Operation not permitted|userns/i,
    cure: {
      es: 'El núcleo no deja crear espacios de nombres: sudo sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000; en Docker, arranca el contenedor con --security-opt seccomp=unconfined --security-opt systempaths=unconfined.',
      en: 'The kernel does not let namespaces be made: sudo sysctl kernel.unprivileged_userns_clone=1 user.max_user_namespaces=15000; under Docker, start the container with --security-opt seccomp=unconfined --security-opt systempaths=unconfined.',
    },
  },
];

/** What to do about a sandbox that did not start, by bubblewrap's own words. */
export function curesFor(words: string): Cure {
  return (
    CURES.find(({ when }) => when.test(words))?.cure ?? {
      es: 'Ejecuta "./bin/iopeer doctor" para ver qué falta.',
      en: 'Run "./bin/iopeer doctor" to see what is missing.',
    }
  );
}
