import {
  AlignLeftIcon,
  AtSignIcon,
  BracesIcon,
  CalendarIcon,
  CircleDotIcon,
  ClockIcon,
  FingerprintIcon,
  HashIcon,
  ImageIcon,
  LinkIcon,
  type LucideIcon,
  MapPinIcon,
  PaperclipIcon,
  PhoneIcon,
  SquareArrowOutUpRightIcon,
  TagsIcon,
  ToggleLeftIcon,
  TypeIcon,
} from 'lucide-react';
import type { FieldDefinition } from '@/lib/entity/definition';

const ICONS: Record<FieldDefinition['kind'], LucideIcon> = {
  string: TypeIcon,
  text: AlignLeftIcon,
  rich: AlignLeftIcon,
  email: AtSignIcon,
  url: LinkIcon,
  phone: PhoneIcon,
  uuid: FingerprintIcon,
  integer: HashIcon,
  float: HashIcon,
  decimal: HashIcon,
  money: HashIcon,
  boolean: ToggleLeftIcon,
  date: CalendarIcon,
  datetime: CalendarIcon,
  time: ClockIcon,
  enum: CircleDotIcon,
  json: BracesIcon,
  geo: MapPinIcon,
  file: PaperclipIcon,
  image: ImageIcon,
  reference: SquareArrowOutUpRightIcon,
  links: TagsIcon,
};

/** What kind of data a field holds, as a picture beside its name. */
export function FieldIcon({ kind }: { kind: FieldDefinition['kind'] }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />;
}
