import { addEnglishVerbs } from './conjugate-en.ts';
import { PhraseTable } from './phrase-table.ts';
import type { Determiner, Flag, LimitWord, Modal, VerbForm, VerbKind, Vocabulary } from './vocabulary.ts';

const list = (text: string) => new Set(text.trim().split(/\s+/));

const determiners = new PhraseTable<Determiner>()
  .add('a|an', { count: 'an' })
  .add(
    'one|exactly one|only one|just one|a single|single|one single|exactly a|precisely one|one and only one|only a single',
    { count: 'one', required: true },
  )
  .add(
    'at most one|zero or one|no more than one|up to one|0 or 1|maybe one|one optional|0..1|one or zero|one or none',
    { count: 'one', required: false },
  )
  .add(
    `many|several|multiple|various|numerous|any number of|lots of|a lot of|plenty of|a few|few|zero or more|one or more|0 or more|1 or more
    |one or several|one or many|zero or many|more than one|a list of|a set of|a collection of|a series of|a group of|lists of|a history of|as many|a couple of|different|many different|several different|multiple different|dozens of|hundreds of|an unlimited number of|unlimited
    |at least one|at least two|two or more|one to many|the many|its many|their many|all the|a variety of|varying|countless|a bunch of|an array of|a sequence of|an ordered list of`,
    { count: 'many' },
  )
  .add('some', { count: 'many', loose: true })
  .add(
    'each|every|each and every|any|all|all of the|each of the|every one of the|every single|any given|all the',
    { each: true },
  )
  .add('a given|a certain|a specific|a particular|an associated|a corresponding|some given|a related', {
    count: 'an',
  })
  .add('the|the same|same|the following|this|that|these|those|said|such', { definite: true })
  .add('its|their|his|her|his or her|his/her|whose|his own|its own|their own', { possessive: 'theirs' })
  .add('my|our|your|my own|our own', { possessive: 'own' })
  .add('another|other|one other|some other', { count: 'an', other: true })
  .add('many other|several other|other|multiple other|any number of other', { count: 'many', other: true })
  .add('no|zero', { count: 'many', required: false });

const flags = new PhraseTable<Flag>()
  .add('unique|distinct|non-repeating|non-repeated|non-duplicate', { unique: true })
  .add('optional|optionally|non-mandatory|nullable', { required: false })
  .add('required|mandatory|compulsory|obligatory|non-empty|non-null|not empty|not null|non empty', {
    required: true,
  })
  .add('integer|whole-number|whole number|whole', { type: 'integer' })
  .add('decimal', { type: 'decimal' })
  .add('numeric|numerical', { vague: true })
  .add('boolean|yes/no|true/false|yes or no|true or false', { type: 'boolean' })
  .add('textual', { type: 'text' })
  .add('long|lengthy|longer|multi-line|multiline|free-form|free-text|free text', { type: 'text' })
  .add(
    'rich|rich-text|rich text|formatted|richly formatted|html|markdown|in rich text|with formatting|in markdown|in html',
    {
      type: 'text',
      rich: true,
    },
  )
  .add('short|brief', { type: 'string', kept: true })
  .add('positive|strictly positive', { min: 0 })
  .add('non-negative|nonnegative', { min: 0 });

const fillers = new PhraseTable<true>().add(
  `ah|oh|hey|btw|by the way|anyway|um|ok|okay|well|also|too|additionally|in addition|moreover|furthermore|besides|finally|lastly|then|next|first|second|third|likewise|similarly|usually|normally|typically|generally
  |always|simply|just|basically|of course|as well|in turn|respectively|in this system|in the system|in our system|in the app|in the application|for example|for instance|in general|note that|please note that
  |on top of that|on the other hand|meanwhile|at the same time|at any time|at any given time|over time|overall|to begin with|first of all|of these|as usual|please|in total|otherwise|here|there|now|later|both|either|obviously|naturally|so|thus|therefore|hence|ideally|at minimum`,
  true,
);

const verbs = new Map<string, VerbForm[]>();
const add = (kind: VerbKind, text: string, weak = false) => addEnglishVerbs(verbs, kind, text, weak);
add('have', 'have include contain comprise possess');
add('have', 'feature hold carry', true);
add('store', 'save keep say tell indicate');
add('store', 'store state record track register log collect note capture', true);
add('belong', 'belong pertain correspond');
// Forms of these are never nouns or adjectives of a field's name, so they are verbs wherever they stand.
add(
  'relate',
  `write teach make buy sell send give take own attend enrol enroll participate join subscribe follow supervise organise organize employ hire serve treat
  assign attach prescribe diagnose perform deliver receive produce publish submit borrow lend apply compete supply provide pay refer occur happen operate
  maintain inhabit adopt breed feed collaborate contribute approve reject evaluate assess choose select teach instruct advise assist represent involve consume
  require appear occupy depend rely inspect acquire donate invest earn nominate moderate curate compose generate describe enable accompany administer accept solve
  affect trigger deploy monitor bake prepare speak know learn practise win lose wear go come depart arrive pass bring find grow escort recommend like invite
  consist live sing`,
);
// These are; they are verbs only where a verb must stand.
add(
  'relate',
  `order book review rate work play study run host visit report comment post rent lease contract schedule reserve stock ship request offer contact answer question place lead coordinate
  price label group file project plan head coach chair star cast cover load transfer guide judge staff house design test score match support process complete sponsor drive fly repair care
  use charge program exercise practice mentor author parent guard water bill invoice quote pair display fund benefit share stage close open sign list tutor handle audit issue purchase vote
  leave direct cook brew transport travel conduct address grade train raise harvest love favor favour bookmark mention reference paint master draw execute read cancel examine tag ride plant 
  classify categorise categorize star collect present deal inform bid subscribe stream record download supervise coach build solve serve order fix admit`,
  true,
);
add('link', 'link connect associate relate tie bind', true);
add('manage', 'organize organise oversee');
add('manage', 'manage administer control handle', true);
add('want', 'want wish');
add('want', 'need require', true);
add('act', 'create edit delete remove see browse cancel modify');
add(
  'act',
  'update view search add check show export import download upload filter sort change display access print',
  true,
);
add('identify', 'identify');
add('exist', 'exist');

const be = (key: string, form: VerbForm['form'], number?: 'one' | 'many') =>
  verbs.set(key, [{ lemma: 'be', kind: 'be', form, ...(number ? { number } : {}) }]);
be('is', 'finite', 'one');
be('are', 'finite', 'many');
be('am', 'finite', 'one');
be('be', 'infinitive');
be('was', 'finite', 'one');
be('were', 'finite', 'many');
be('been', 'participle');

const verbPhrases = new PhraseTable<{ kind: VerbKind; lemma: string; passive?: boolean }>();
const phrases = (kind: VerbKind, text: string, passive?: boolean) => {
  for (const phrase of text.trim().split(/\s*\|\s*/)) {
    const [first = '', ...rest] = phrase.split(' ');
    const tail = rest.join(' ');
    const heads = first === 'be' ? ['is', 'are', 'be', 'was', 'were', 'being'] : formsOf(first);
    for (const head of heads)
      verbPhrases.add(`${head} ${tail}`, { kind, lemma: phrase, ...(passive ? { passive } : {}) });
  }
};
/** All forms of a verb that is in the table already, for phrases built on it. */
const formsOf = (base: string) =>
  [...verbs]
    .filter(([, forms]) =>
      forms.some(({ lemma, form }) => lemma === base && form !== 'participle' && form !== 'gerund'),
    )
    .map(([key]) => key);
phrases(
  'have',
  `consist of|be composed of|be made up of|be made of|be formed by|be formed of|be comprised of|be described by|be defined by|be characterized by|be characterised by
  |come with|be given by|be made from|be stored with|be recorded with|be registered with|be created with|be saved with|be kept with|be listed with|be broken into|be divided into|be split into|have got|go through|pass through|move through|be structured in|be structured into`,
);
phrases(
  'belong',
  `belong to|be part of|pertain to|correspond to|be owned by|be contained in|be included in|be assigned to|be linked to|be related to|be associated with|be associated to|be attached to|be tied to|be connected to
  |be for|be of|be about|be in|be on|be at|be from|be under|be within|be placed in|be located in|be located at|be stored in|be kept in|be listed under|be filed under|be grouped under|be classified under|be classified into|be classified by|be grouped into|be grouped by|be grouped in|be organized into|be organised into|be organized by|be organised by|be categorized into|be categorised into|be sorted into|be classified as|be categorized under|be categorised under
  |be made for|be made on|be created for|be created in|be issued to|be issued for|be addressed to|be given to|be given in|be written for|be written about|be left on|be left for|be posted on|be posted in|be posted to|be registered in|be registered for|be recorded for|be booked for|be scheduled for|be scheduled in|be scheduled with|be dedicated to|be held in|be held at|live in|refer to|apply to|concern to|go to|fall under|fall into|come from|be with|be between|be delivered to|be sent to|be charged to|be billed to|be directed to|be linked with|be tagged to|be targeted at|be submitted to|be submitted for|be due to|happen in|happen at|take place in|take place at|occur in|occur at|work for|work in|work at|be based in|be based at|be based on|be planned for|be reserved for|be hosted in|be hosted at|be played in|be played at|be shown in|be carried out in|be performed in|be performed at|be performed on|be affiliated with|be affiliated to|be employed by|be employed at|be hired by|be performed by|report to|depend on|hang from|be attributed to|be credited to`,
);
verbPhrases.add('we care about|we are interested in|i care about|i am interested in|interest us', {
  kind: 'store',
  lemma: 'store',
});
phrases('identify', 'be identified by|be uniquely identified by|be recognized by|be referenced by');
phrases(
  'manage',
  'keep track of|keep a record of|keep records of|take care of|deal with|keep a list of|keep tabs on|stay on top of|look after|make a list of|keep control of|have control of',
);
phrases('exist', 'be needed');
verbPhrases.add(
  'there is|there are|there will be|there can be|there may be|we have|we will have|there exist|there exists|i have|there should be|there must be',
  { kind: 'exist', lemma: 'exist' },
);
verbPhrases.add('is owner of|is the owner of|are owners of|are the owners of', {
  kind: 'relate',
  lemma: 'own',
});
verbPhrases.add('is the property of|are the property of', { kind: 'belong', lemma: 'be property of' });
verbPhrases.add('take part in|takes part in|taking part in', { kind: 'relate', lemma: 'participate' });
verbPhrases.add(
  'log in|logs in|sign in|signs in|log on|logs on|login|sign up|signs up|signup|authenticate|authenticates',
  { kind: 'sign-in', lemma: 'sign in' },
);

const pronouns = new PhraseTable<'subject' | 'last' | 'we' | 'people'>()
  .add('it|they|he|she|he or she|these|those|this|the former|both|they all', 'subject')
  .add(
    'each|each one|each of them|every one|every one of them|each of these|each of those|all of them|the latter|any of them',
    'last',
  )
  .add("we|i|you|us|one|let's", 'we')
  .add('people|everyone|everybody|anyone|anybody|nobody|somebody|someone|no one|persons', 'people');

const modals = new PhraseTable<Modal>()
  .add(
    'can|may|might|could|is able to|are able to|is allowed to|are allowed to|can also|may also|can optionally|may optionally|can possibly|be able to',
    { kind: 'can' },
  )
  .add(
    'must|should|has to|have to|needs to|need to|shall|must always|should always|ought to|must also|is required to|are required to|must be able to',
    { kind: 'must' },
  )
  .add('will|would|does|do|did|would like to|will also', { kind: 'will' })
  .add(
    "cannot|can not|can't|may not|must not|mustn't|should not|shouldn't|can never|must never|should never|may never|shall not|couldn't|could not|cant|cannot ever",
    { kind: 'can', negated: true },
  )
  .add("does not|do not|doesn't|don't|dont|doesnt|wont|will not|won't|never", {
    kind: 'will',
    negated: true,
  });

const limits = new PhraseTable<LimitWord>()
  .add('between|ranging between|in the range|within|in the range of|anywhere between', 'between')
  .add(
    'from|ranging from|in the range from|going from|anywhere from|that goes from|which goes from|that ranges from',
    'from',
  )
  .add(
    'at least|min|minimum|minimum of|a minimum of|min of|no less than|not less than|no fewer than|of at least|with at least|greater than or equal to|more than or equal to|equal to or greater than|not below|>=|starting at|starting from|minimum length|minimum length of|a minimum length of|min length|minimum value|minimum value of|a minimum value of|never less than|never below|of minimum|not lower than|no lower than|not be less than|not be below|not be lower than|not go below|never go below|never be below|never drop below|not drop below|or greater than|with a minimum of|with minimum|with a minimum length of',
    'min',
  )
  .add(
    'greater than|more than|larger than|bigger than|above|over|higher than|longer than|>|exceeding|strictly greater than|strictly above',
    'above',
  )
  .add(
    'at most|max|maximum|maximum of|a maximum of|max of|no more than|not more than|up to|of up to|of at most|with at most|less than or equal to|not above|<=|maximum length|maximum length of|a maximum length of|max length|maximum value|maximum value of|a maximum value of|limited to|no longer than|not longer than|never more than|never above|not exceed|not exceeding|not to exceed|no greater than|not greater than|of maximum|out of|capped at|no higher than|not be greater than|not be more than|not be above|never exceed|with a maximum of|with maximum|with a maximum length of|not be longer than|not be higher than',
    'max',
  )
  .add('less than|below|under|smaller than|lower than|shorter than|<|fewer than|strictly less than', 'below');

export const ENGLISH: Vocabulary = {
  language: 'en',
  determiners,
  flags,
  conjunctions: new PhraseTable<'and' | 'or'>()
    .add(
      'and|&|plus|as well as|along with|together with|and also|and optionally|in addition to|and then|but|but also|and finally|also|while|whereas|besides|and even|+',
      'and',
    )
    .add('or|and/or|or else|or even', 'or'),
  fillers,
  relatives: new PhraseTable<true>().add(
    'that|which|who|whom|where|of whom|of which|for whom|for which',
    true,
  ),
  pronouns,
  prepositions: new PhraseTable<true>().add(
    'to|for|by|with|in|on|at|from|about|under|into|onto|over|through|during|within|without|against|among|towards|via|using|as|regarding|after|before|until|when|while|if|because|since|inside|near|behind|upon|than|like|between|around|across',
    true,
  ),
  joiners: new PhraseTable<true>().add('of|per', true),
  negations: new PhraseTable<true>().add("not|never|no|isn't|aren't|n't", true),
  modals,
  verbs,
  verbPhrases,
  limits,
  lengthUnits: list('characters character chars char letters digits symbols words long'),
  systemNouns: list(
    'app application system platform portal website site webapp tool program software crm erp api backend service solution product project database dashboard web-app mvp saas',
  ),
  metaNouns: list(
    'field fields attribute attributes properties information info data details things following kinds entities tables elements items objects models concepts records values main',
  ),
  choiceNouns: list(
    'status state type kind category level priority role size gender sex stage phase difficulty mode method condition severity class format frequency period color colour rating urgency visibility language currency unit shift season scope channel source origin plan tier result outcome reason payment',
  ),
};
