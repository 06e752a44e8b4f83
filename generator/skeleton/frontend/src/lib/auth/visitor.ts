import { ApiAway } from '@/lib/api/away';
import type { User } from './access';
import { findUser } from './user';

/** Returns who looks at a public page, if somebody is signed in. It is shown even while the API is away: then nobody is. */
export async function findVisitor(): Promise<User | null> {
  try {
    return await findUser();
  } catch (error) {
    if (error instanceof ApiAway) return null;
    throw error;
  }
}
