import type { Span } from '../../draft.ts';

export type JdlName = Span & { text: string };

/** `value` is absent for the bare ones (`required`, `unique`); constants are already replaced. */
export type JdlValidation = Span & { name: string; value?: string; valueSpan?: Span };

/** `@name` or `@name(value)`. */
export type JdlAnnotation = Span & { name: string; value?: string };

export type JdlField = Span & {
  name: JdlName;
  type: JdlName;
  validations: JdlValidation[];
  annotations: JdlAnnotation[];
  doc?: string;
};

export type JdlEntity = Span & {
  name: JdlName;
  table?: string;
  fields: JdlField[];
  annotations: JdlAnnotation[];
  doc?: string;
};

export type JdlEnumValue = Span & { name: string; label?: string };
export type JdlEnum = Span & { name: JdlName; values: JdlEnumValue[]; doc?: string };

/** One end of a relationship: `Employee{department(name) required}`. */
export type JdlEnd = {
  entity: JdlName;
  field?: JdlName;
  displayField?: string;
  required: boolean;
  annotations: JdlAnnotation[];
  doc?: string;
};

export type JdlRelationshipKind = 'OneToOne' | 'OneToMany' | 'ManyToOne' | 'ManyToMany';
export type JdlRelationship = Span & {
  kind: JdlRelationshipKind;
  from: JdlEnd;
  to: JdlEnd;
  /** Words after `with`: `builtInEntity`, `jpaDerivedIdentifier`. */
  options: string[];
};

/** `paginate Employee, Job with infinite-scroll except Task`. */
export type JdlOption = Span & { name: string; entities: string[]; value?: string };

export type JdlApplication = Span & { config: Map<string, { values: string[]; span: Span }> };

/** A syntax error: what was found, and the words that would have been read there. */
export type JdlProblem = Span & { found: string; expected: string[]; code: JdlProblemCode };
export type JdlProblemCode =
  | 'jdl-syntax'
  | 'jdl-unknown-keyword'
  | 'jdl-unknown-constant'
  | 'jdl-unknown-character'
  | 'jdl-unclosed';

export type JdlFile = {
  entities: JdlEntity[];
  enums: JdlEnum[];
  relationships: JdlRelationship[];
  options: JdlOption[];
  applications: JdlApplication[];
  deployments: Span[];
  problems: JdlProblem[];
};
