'use client';

import { LocateFixed, MapPin } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '@/components/ui/dialog';
import { InputGroup, InputGroupAddon, InputGroupInput } from '@/components/ui/input-group';
import { isUnreadable, unreadable } from '@/lib/entity/unreadable';
import type { InputProps } from '@/lib/entity/overrides';
import { isPlace, type Place } from '@/lib/format/geo';
import { controlProps } from './control-props';
import { parseNumber, typedNumber } from '@/lib/forms/number-text';
import { useTypedText } from './use-typed-text';

const PointPicker = dynamic(() =>
  import('@/components/data/views/map/point-picker').then((module) => module.PointPicker),
);

/** Between latitude and longitude of which one cannot be read. */
const GAP = ' · ';

/** A place: its coordinates, typed, pasted as `40.4168, -3.7038`, chosen on a map, or where the device is. */
export default function GeoInput(props: InputProps) {
  const t = useTranslations('form.geo');
  const { lat, lng } = partsOf(props.value);
  const put = (newLat: unknown, newLng: unknown): void => props.onChange(joined(newLat, newLng));
  const control = controlProps(props);
  const paste = (event: React.ClipboardEvent): void => {
    const place = parsePair(event.clipboardData.getData('text'));
    if (!place) return;
    event.preventDefault();
    props.onChange(place);
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Coordinate
        {...control}
        label={t('lat')}
        onBlur={props.onBlur}
        onPaste={paste}
        onValue={(value) => put(value, lng)}
        value={lat}
      />
      <Coordinate
        {...control}
        autoFocus={false}
        id={`${props.id}-lng`}
        label={t('lng')}
        onBlur={props.onBlur}
        onPaste={paste}
        onValue={(value) => put(lat, value)}
        value={lng}
      />
      <Button
        aria-label={t('here')}
        disabled={props.disabled}
        onClick={() =>
          navigator.geolocation?.getCurrentPosition(({ coords }) =>
            props.onChange({ lat: coords.latitude, lng: coords.longitude }),
          )
        }
        size="icon"
        title={t('here')}
        type="button"
        variant="outline"
      >
        <LocateFixed aria-hidden />
      </Button>
      {props.compact ? null : (
        <MapButton
          disabled={props.disabled}
          onChange={props.onChange}
          value={isPlace(props.value) ? props.value : null}
        />
      )}
    </div>
  );
}

type MapButtonProps = { value: Place | null; onChange: (value: Place | null) => void; disabled: boolean };

/** Opens a map to choose a place on; it comes only when somebody asks for it. */
function MapButton({ value, onChange, disabled }: MapButtonProps) {
  const t = useTranslations('form.geo');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button disabled={disabled} onClick={() => setOpen(true)} type="button" variant="outline">
        <MapPin aria-hidden />
        {t('map')}
      </Button>
      <Dialog onOpenChange={setOpen} open={isOpen}>
        <DialogContent className="max-w-2xl">
          <DialogHeader>
            <DialogTitle>{t('map')}</DialogTitle>
          </DialogHeader>
          <PointPicker onChange={onChange} value={value} />
          <DialogFooter>
            <Button onClick={() => setOpen(false)} type="button">
              {t('done')}
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </>
  );
}

type CoordinateProps = ReturnType<typeof controlProps> & {
  label: string;
  value: unknown;
  onValue: (value: unknown) => void;
  onBlur: () => void;
  onPaste: (event: React.ClipboardEvent) => void;
};

function Coordinate({ label, value, onValue, onBlur, ...control }: CoordinateProps) {
  const locale = useLocale();
  const text = useTypedText({
    value,
    onChange: onValue,
    onBlur,
    parse: (typed) => {
      const exact = parseNumber(typed, locale);
      return exact === null || exact === undefined ? exact : Number(exact);
    },
    format: (number) => typedNumber(String(number), locale),
  });
  return (
    <InputGroup className="w-44">
      <InputGroupAddon>
        <span aria-hidden className="text-xs">
          {label}
        </span>
      </InputGroupAddon>
      <InputGroupInput
        {...control}
        aria-label={label}
        autoComplete="off"
        className="tabular-nums"
        inputMode="decimal"
        onBlur={text.onBlur}
        onChange={(event) => text.onChange(event.currentTarget.value)}
        onFocus={text.onFocus}
        value={text.value}
      />
    </InputGroup>
  );
}

function partsOf(value: unknown): { lat: unknown; lng: unknown } {
  if (isPlace(value)) return value;
  if (!isUnreadable(value)) return { lat: null, lng: null };
  const [lat = '', lng = ''] = value.$unreadable.split(GAP);
  return { lat: asNumber(lat), lng: asNumber(lng) };
}

const asNumber = (text: string): unknown =>
  text === '' ? null : Number.isFinite(Number(text)) ? Number(text) : unreadable(text);

function joined(lat: unknown, lng: unknown): unknown {
  if (lat === null && lng === null) return null;
  if (typeof lat === 'number' && typeof lng === 'number') return { lat, lng };
  const text = (part: unknown): string => (isUnreadable(part) ? part.$unreadable : String(part ?? ''));
  return unreadable(`${text(lat)}${GAP}${text(lng)}`);
}

/** Reads a pair as maps copy it: `40.4168, -3.7038`. */
function parsePair(text: string): Place | null {
  const found = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const [lat, lng] = [Number(found?.[1]), Number(found?.[2])];
  return found && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { lat, lng } : null;
}
