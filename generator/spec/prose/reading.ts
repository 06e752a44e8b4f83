import type { Clause } from './clause.ts';
import type { NounPhrase } from './phrases.ts';
import type { Scan } from './scan.ts';

/** A noun phrase together with the sentence it stands in. */
export type Ref = { scan: Scan; phrase: NounPhrase };

/** What a relation points to; `of` when it hangs on an object of the same clause (`reviews about products`). */
export type Target = Ref & { via: 'object' | 'agent' | 'complement'; of?: Ref };

/** What a clause says about a domain. */
export type Reading =
  /** Owners have items: fields, or other things. */
  | {
      is: 'attributes';
      clause: Clause;
      owners: Ref[];
      items: Ref[];
      /** `customers have an account with an e-mail`: who gets them when the account is no thing. */
      outer?: Ref[];
    }
  | { is: 'relation'; clause: Clause; subjects: Ref[]; targets: Target[]; weak?: boolean; isStory?: boolean }
  /** Things that exist, without more. */
  | {
      is: 'inventory';
      clause: Clause;
      items: Ref[];
      /** Only something people may create or see. */
      weak?: boolean;
      /** `the company has …`: whose they are, should the company turn out to be a record itself. */
      owners?: Ref[];
    }
  /** One thing that ties others together. */
  | { is: 'link'; clause: Clause; subjects: Ref[]; ends: Ref[] }
  | { is: 'constraint'; clause: Clause; about: Ref[]; constraint: NounPhrase }
  /** Nothing for the model; `why` says where else it may belong. */
  | { is: 'nothing'; clause: Clause; why: 'sign-in' | 'rule' | 'unknown' };
