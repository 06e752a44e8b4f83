import {
  AlignLeft,
  AtSign,
  Braces,
  Calendar,
  CalendarClock,
  Clock,
  Coins,
  Fingerprint,
  Hash,
  Image,
  Link,
  List,
  type LucideIcon,
  MapPin,
  Paperclip,
  Percent,
  Phone,
  ToggleLeft,
  Type,
} from 'lucide-react';
import type { FieldType } from '#generator/blueprint/schema.ts';

const ICONS: Record<FieldType, LucideIcon> = {
  string: Type,
  text: AlignLeft,
  integer: Hash,
  float: Percent,
  decimal: Percent,
  money: Coins,
  boolean: ToggleLeft,
  date: Calendar,
  datetime: CalendarClock,
  time: Clock,
  uuid: Fingerprint,
  email: AtSign,
  url: Link,
  phone: Phone,
  enum: List,
  json: Braces,
  file: Paperclip,
  image: Image,
  geo: MapPin,
};

/** A small sign for a field's type; the type's name stands beside it. */
export function FieldTypeIcon({ type, className }: { type: FieldType; className?: string }) {
  const Icon = ICONS[type];
  return <Icon aria-hidden className={className} />;
}
