import type { DraftEntity, DraftEnum, Paragraph } from '../draft.ts';
import { foldKey } from '../naming/fold.ts';
import { splitAttributes } from './attributes.ts';
import type { Block, Reading } from './blocks.ts';
import { spanAt } from './cursor.ts';
import { type BlockHeading, couldBeName, readBlockHeading } from './entity-heading.ts';
import {
  hasFieldsBelow,
  isEntityNamedSo,
  namesOneField,
  reportLongHeading,
  shortened,
} from './entity-sections.ts';
import type { Item } from './item.ts';
import { isRelationLine, isSentence, likenessOf, looksLikeEntity } from './likeness.ts';
import type { Line } from './lines.ts';
import { permissionItems } from './permission-items.ts';
import { isMetaLine, isOptionLine } from './read-options.ts';
import {
  holdsOptions,
  inlineItems,
  inlineOptions,
  isBareLabel,
  isOptionsText,
  isSectionItem,
  isWordList,
  startsWithVerb,
  tableLength,
  trailingOptions,
} from './section-items.ts';
import { isBlockOfFields, isTyped, isTypedBesideEnums, listsFields, type Survey } from './survey.ts';
import { entityTables } from './table-blocks.ts';
import { coversBlocks, isTitleItem, isTitleOf, isTitleOfList, titleIn } from './title.ts';
import { looseSection, type Section } from './tree.ts';
import { findSection, isAmbiguousSection, type SectionKind } from './words.ts';

/** Where the walk is: below which kind of section, and inside which entity. */
type Place = { kind: SectionKind | null; entity?: DraftEntity; level: number; hasEntities: boolean };

/** Finds the blocks of a SPEC in the order of the text, and registers every entity's name. */
export function findBlocks(
  root: Section,
  reading: Reading,
  typeNames: ReadonlySet<string>,
  survey: Survey,
): Block[] {
  const walk = new Walk(reading, typeNames, survey);
  walk.section(root, { kind: null, level: 0, hasEntities: false });
  return walk.blocks;
}

class Walk {
  readonly blocks: Block[] = [];
  readonly #reading: Reading;
  readonly #typeNames: ReadonlySet<string>;
  readonly #survey: Survey;
  #hasBlocks = false;

  constructor(reading: Reading, typeNames: ReadonlySet<string>, survey: Survey) {
    this.#reading = reading;
    this.#typeNames = typeNames;
    this.#survey = survey;
  }

  section(section: Section, place: Place): void {
    const { heading } = section;
    const inner = heading ? this.#open(section, heading, place) : this.#openRoot(section, place);
    for (const child of section.children) this.section(child, inner);
  }

  #openRoot(section: Section, place: Place): Place {
    const [first] = section.body;
    const anyTitle = section.children.some(
      (child) => child.level === 1 && findSection(child.heading?.text ?? '') === null,
    );
    let body = section.body;
    if (first && !anyTitle && isTitleOfList(first) && isTitleItem({ ...first, children: [] })) {
      this.#setTitle(first.line.text, first.line);
      body = [...first.children, ...body.slice(1)];
    } else if (first && !anyTitle && isTitleItem(first)) {
      this.#setTitle(first.line.text.replace(/[.:]$/, ''), first.line);
      body = body.slice(1);
    }
    this.#body(body, place, 'intro');
    return place;
  }

  #setTitle(raw: string, line: Line): void {
    const { text, attributes } = splitAttributes(raw);
    const title = titleIn(text);
    if (title === '') return;
    this.#reading.draft.title = { text: title, span: spanAt(line.number, line.column, line.text.length) };
    if (attributes.slug) this.#reading.draft.slug = attributes.slug;
  }

  /** Decides what a heading announces, records its block and says where its children are. */
  #open(section: Section, heading: Line, place: Place): Place {
    const { level, body } = section;
    const kind = findSection(heading.text);
    const head = readBlockHeading(heading.text, heading.number, heading.column);
    const inner: Place = { ...place, level };
    if (place.entity && level > place.level)
      return this.#partOf(section, heading, head, kind, { ...place, entity: place.entity });
    delete inner.entity;
    if (head.kind === 'enum') return this.#openEnum(head, body, inner);
    if (head.kind === 'entity' || this.#isEntityOfFields(section, heading, kind))
      return this.#openEntity(head, body, inner);
    if (kind === null && !couldBeName(heading.text) && isTyped(body, this.#reading.draft))
      return this.#openEntity(shortened(head, this.#reading.draft), body, inner);
    if (
      !this.#reading.draft.title &&
      (isTitleOf(section, this.#reading.draft) || coversBlocks(section, this.#reading.draft))
    ) {
      this.#setTitle(heading.text, heading);
      this.#body(body, inner, 'intro');
      return { ...inner, kind: null };
    }
    const looksTyped = place.kind === 'enums' ? isTypedBesideEnums : isTyped;
    const isEntity = couldBeName(heading.text) && looksTyped(body, this.#reading.draft);
    if (place.kind === 'enums' && kind === null && !isEntity)
      return this.#openEnum(head, body, { ...inner, level: place.level });
    if (kind !== null && !isEntityNamedSo(section, place.kind, this.#survey, this.#reading.draft))
      return this.#openSection(section, heading, kind, inner);
    if (place.kind === 'relations') {
      this.blocks.push({ kind: 'relations', items: body, entity: this.#mention(head) });
      return inner;
    }
    if ((place.kind === 'rules' || place.kind === 'options') && !isEntity)
      return this.#openSection(section, heading, place.kind, inner);
    if (place.kind === 'entities') return this.#openEntity(head, body, inner);
    return this.#openUnknown(section, heading, head, inner);
  }

  #openUnknown(section: Section, heading: Line, head: BlockHeading, place: Place): Place {
    const { body, children, level } = section;
    const likeness = likenessOf(body, this.#reading.draft);
    if (
      couldBeName(heading.text) &&
      (likeness.strong === 0 || isWordList(body)) &&
      likeness.total > 1 &&
      this.#typeNames.has(foldKey(head.label))
    ) {
      return this.#openEnum(head, body, place);
    }
    const optionsOnly =
      body.length > 0 && body.every((item) => item.line.kind !== 'heading' && isOptionLine(item.text));
    const isList = !this.#survey.hasEntitySection && level > 1 && listsFields(body);
    // Beside headings that are entities one field is enough: the other lines may be relations in words of their own.
    const isBeside = this.#survey.levels.has(level) && likeness.strong > 0;
    const declares = entityTables(body.filter(({ line }) => line.kind === 'table')) !== null;
    if (
      couldBeName(heading.text) &&
      (looksLikeEntity(likeness) || isList || isBeside) &&
      !optionsOnly &&
      !declares
    )
      return this.#openEntity(head, body, place);
    if (
      !this.#reading.draft.title &&
      !this.#hasBlocks &&
      (level === 1 || children.length > 0 || body.length === 0)
    ) {
      this.#setTitle(heading.text, heading);
      this.#body(body, place, 'intro');
      return { ...place, kind: null };
    }
    if (body.length === 0 && children.length === 0 && place.hasEntities && couldBeName(heading.text))
      return this.#openEntity(head, body, place);
    if (
      children.length === 0 &&
      couldBeName(heading.text) &&
      body.some((item) => startsWithVerb(item.text))
    ) {
      return this.#openEntity(head, body, place);
    }
    if (body.length > 0) reportLongHeading(heading.text, head, this.#reading.draft);
    const inner = {
      ...place,
      kind: null,
      hasEntities: children.some((child) => looksLikeEntity(likenessOf(child.body, this.#reading.draft))),
    };
    this.#body(body, inner, 'other');
    return inner;
  }

  #openSection(section: Section, heading: Line, kind: SectionKind, place: Place): Place {
    const inner: Place = { ...place, kind, hasEntities: kind === 'entities' };
    const { body } = section;
    if (kind === 'options') {
      const granting = permissionItems(heading.text, body);
      const items = body.filter((item) => !granting.includes(item));
      if (items.length > 0) this.blocks.push({ kind: 'options', items, heading: heading.text });
      if (granting.length > 0) this.blocks.push({ kind: 'rules', items: granting });
    } else if (kind === 'relations' || kind === 'enums' || kind === 'rules') {
      // `Grape {` is a block of its own wherever it stands.
      const opens = (item: Item) =>
        kind === 'relations' &&
        item.line.kind === 'text' &&
        (/\{\s*$/.test(item.text) || isBlockOfFields(item, this.#reading.draft));
      this.#body(body.filter(opens), { ...inner, kind: 'entities' }, 'entities');
      this.blocks.push({ kind, items: body.filter((item) => !opens(item)) });
    } else if (kind === 'entities' || kind === 'fields') this.#body(body, inner, 'entities');
    else if (kind === 'description') this.#body(body, inner, 'intro');
    else this.#body(body, { ...inner, kind: null }, kind === 'notes' ? 'notes' : 'other');
    return kind === 'description' || kind === 'notes' || kind === 'requirements'
      ? { ...inner, kind: null }
      : inner;
  }

  /** A heading inside an entity: its fields, its relations, its rules; another entity only when it says so. */
  #partOf(
    section: Section,
    heading: Line,
    head: BlockHeading,
    kind: SectionKind | null,
    place: Place & { entity: DraftEntity },
  ): Place {
    const { body } = section;
    const { entity } = place;
    const inner: Place = { ...place, level: section.level - 1 };
    if (head.kind === 'enum') return this.#openEnum(head, body, inner);
    const isBeside = kind === 'fields' && namesOneField(heading.text) && this.#hasItems(entity);
    if (kind === 'fields' && !isBeside) this.blocks.push({ kind: 'entity', entity, items: body });
    else if (kind === 'relations' || kind === 'rules') this.blocks.push({ kind, items: body, entity });
    else if (kind !== null && !isAmbiguousSection(heading.text))
      this.blocks.push({ kind: 'prose', items: body, section: 'entity', entity });
    else if (
      head.kind === 'entity' ||
      entity.fields.length > 0 ||
      looksLikeEntity(likenessOf(body, this.#reading.draft))
    ) {
      return this.#openEntity(head, body, { ...place, level: section.level });
    } else this.blocks.push({ kind: 'prose', items: body, section: 'entity', entity });
    return inner;
  }

  #isEntityOfFields(section: Section, heading: Line, kind: SectionKind | null): boolean {
    if (!couldBeName(heading.text) || (kind !== null && !namesOneField(heading.text))) return false;
    return hasFieldsBelow(section, this.#reading.draft);
  }

  #hasItems = (entity: DraftEntity) =>
    this.blocks.some((block) => block.kind === 'entity' && block.entity === entity && block.items.length > 0);

  #openEntity(head: BlockHeading, items: Item[], place: Place): Place {
    const entity = this.#declare(head, 'block');
    if (items.length === 0 && head.inline) entity.isOverview = true;
    // A label such as `Opciones:` ends the entity it happens to stand under.
    const label = items.findIndex((item) => isSectionItem(item) || isOptionsText(item));
    const end = label === -1 ? trailingOptions(items) : label;
    const own = end === -1 ? items : items.slice(0, end);
    this.blocks.push({ kind: 'entity', entity, items: own, ...(head.inline ? { inline: head.inline } : {}) });
    if (end !== -1) this.#body(items.slice(end), { ...place, kind: null }, 'other');
    return { ...place, entity };
  }

  #declare(head: BlockHeading, source: DraftEntity['source']): DraftEntity {
    const { draft, names } = this.#reading;
    const entity: DraftEntity = { label: head.label, span: head.span, fields: [], source };
    if (head.isExact) entity.exactLabel = true;
    if (head.aliases.length > 0) entity.aliases = head.aliases;
    if (head.attributes.name) entity.name = head.attributes.name;
    if (head.attributes.plural) entity.plural = head.attributes.plural;
    if (head.attributes.id) entity.id = head.attributes.id;
    if (head.attributes.was) entity.was = head.attributes.was;
    if (head.description) entity.description = head.description;
    draft.entities.push(entity);
    this.#hasBlocks = true;
    for (const label of [head.label, ...head.aliases]) names.add(label);
    if (head.attributes.name) names.add(head.attributes.name);
    return entity;
  }

  #openEnum(head: BlockHeading, items: Item[], place: Place): Place {
    const declared: DraftEnum = { label: head.label, span: head.span, values: [] };
    if (head.isExact) declared.exactLabel = true;
    if (head.attributes.name) declared.name = head.attributes.name;
    if (head.attributes.id) declared.id = head.attributes.id;
    this.#reading.draft.enums.push(declared);
    this.#hasBlocks = true;
    // A line of text with its own name and choices is the next enumeration, not a choice of this one.
    const isNext = ({ line, text }: Item) =>
      line.kind === 'text' && !line.quoted && /^[^:|,]{2,40}:\s*\S/.test(text);
    const own = items.filter((item) => !isNext(item));
    this.blocks.push({ kind: 'enum', declared, items: own, ...(head.inline ? { inline: head.inline } : {}) });
    if (own.length < items.length) this.blocks.push({ kind: 'enums', items: items.filter(isNext) });
    return place;
  }

  /** An entity only named, e.g. as the heading of its relations. */
  #mention(head: BlockHeading): DraftEntity {
    return { label: head.label, span: head.span, fields: [], source: 'mention' };
  }

  /** The lines below a heading that is no entity: lists of entities, sections without `#`, options, prose. */
  #body(items: readonly Item[], place: Place, section: Paragraph['section']): void {
    let prose: Item[] = [];
    const flush = () => {
      if (prose.length > 0) this.blocks.push({ kind: 'prose', items: prose, section });
      prose = [];
    };
    for (let at = 0; at < items.length; at++) {
      const item = items[at];
      if (!item) continue;
      if (isBareLabel(item)) {
        const rest = items.slice(at + 1);
        const end = rest.findIndex(isBareLabel);
        const body = end === -1 ? rest : rest.slice(0, end);
        flush();
        const asSection = looseSection(item.line, place.level, body);
        this.#openSection(asSection, item.line, findSection(item.text) ?? 'notes', place);
        at += body.length;
      } else if (item.line.kind === 'table') {
        const rows = items.slice(at).slice(0, tableLength(items, at));
        at += rows.length - 1;
        flush();
        this.#table(rows, section);
      } else if (item.line.quoted) prose.push(item);
      else {
        const before = this.blocks.length;
        const waiting = prose;
        prose = [];
        if (!this.#item(item, place)) {
          prose = [...waiting, item];
        } else if (waiting.length > 0) {
          this.blocks.splice(before, 0, { kind: 'prose', items: waiting, section });
        }
      }
    }
    flush();
  }

  #table(rows: Item[], section: Paragraph['section']): void {
    const made = entityTables(rows);
    if (!made) {
      this.blocks.push({ kind: 'prose', items: rows, section });
      return;
    }
    for (const { head, items } of made)
      this.#openEntity(head, items, { kind: null, level: 0, hasEntities: true });
  }

  /** Reads one item that may open a block; false when it is prose. */
  #item(item: Item, place: Place): boolean {
    const { line, text, children } = item;
    const kind = findSection(text);
    const head = readBlockHeading(text, line.number, line.column);
    const asSection = () =>
      this.#openSection(looseSection(line, place.level, children), line, kind ?? 'notes', place);
    if (children.length > 0) {
      if (head.kind === 'enum') this.#openEnum(head, children, place);
      else if (head.kind === 'entity') this.#openEntity(head, children, place);
      else if (
        kind !== null &&
        (holdsOptions(kind, children) ||
          !(isAmbiguousSection(text) && looksLikeEntity(likenessOf(children, this.#reading.draft))))
      )
        asSection();
      else if (place.kind === 'enums') this.#openEnum(head, children, place);
      else if (isOptionLine(text)) this.blocks.push({ kind: 'options', items: [item], heading: '' });
      else if (!couldBeName(head.label) || head.label.split(/\s+/).length > 5) return false;
      else if (place.kind === 'entities' || looksLikeEntity(likenessOf(children, this.#reading.draft)))
        this.#openEntity(head, children, place);
      else return false;
      return true;
    }
    if (isOptionLine(text) || (place.kind === null && !this.#hasBlocks && isMetaLine(text))) {
      this.blocks.push({ kind: 'options', items: [item], heading: '' });
      return true;
    }
    const options = inlineOptions(item);
    if (options) {
      this.blocks.push({ kind: 'options', items: options, heading: '' });
      return true;
    }
    if (item.more.length > 0 || isRelationLine(text)) return false;
    return this.#inlineItem(item, head, place);
  }

  /** `Customer: name, email`, `Customer (name, email)`, or in a list of entities just `Customer`. */
  #inlineItem(item: Item, head: BlockHeading, place: Place): boolean {
    if (!couldBeName(head.label) || head.label.split(/\s+/).length > 4) return false;
    if (head.kind !== 'unknown') {
      head.kind === 'enum' ? this.#openEnum(head, [], place) : this.#openEntity(head, [], place);
      return true;
    }
    if (head.inline) {
      const pieces = likenessOf(inlineItems(item, head.inline.text), this.#reading.draft);
      const isAside = this.#survey.hasHeadings || !(looksLikeEntity(pieces) && /^\p{Lu}/u.test(head.label));
      if (place.kind !== 'entities' && isAside) return false;
      this.#openEntity(head, [], place);
      return true;
    }
    if (place.kind !== 'entities' || isSentence(item.text)) return false;
    if (item.line.kind !== 'bullet' && head.label.split(/\s+/).length > 3) return false;
    this.#openEntity(head, [], place);
    return true;
  }
}
