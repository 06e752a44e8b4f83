'use client';

import { CrosshairIcon, MapPinIcon, XIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { Place } from '@/lib/format/geo';
import { MapControls } from './map-controls';
import { readCoordinate, wrapLongitude } from './map-geometry';
import { positionOf, useRedrawOnMove } from './map-markers';
import { useMap } from './use-map';

export type PointPickerProps = {
  value: Place | null;
  onChange: (value: Place | null) => void;
  disabled?: boolean;
  invalid?: boolean;
  /** Of the element that holds both coordinates. */
  id?: string;
  describedBy?: string | undefined;
  onBlur?: () => void;
};

/** Chooses a place: a press on the map, or both coordinates typed; each follows the other. */
export function PointPicker(props: PointPickerProps) {
  const { value, onChange, disabled = false, invalid = false, id, describedBy, onBlur } = props;
  const t = useTranslations('views.map');
  const container = useRef<HTMLDivElement>(null);
  const choose = ({ lat, lng }: Place): void => {
    if (disabled) return;
    onChange({ lat: roundDegrees(lat), lng: roundDegrees(wrapLongitude(lng)) });
  };
  const { map, failed } = useMap(container, {
    center: value ? [value.lng, value.lat] : [0, 20],
    zoom: value ? 11 : 1,
    onClick: choose,
  });
  const shown = value ? `${value.lat},${value.lng}` : '';

  useEffect(() => {
    if (!map || shown === '') return;
    const [lat = 0, lng = 0] = shown.split(',').map(Number);
    if (!map.getBounds().contains([lng, lat])) map.easeTo({ center: [lng, lat] });
  }, [map, shown]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be named from outside by the form's label
    <div role="group" id={id} aria-describedby={describedBy} className="flex flex-col gap-3" onBlur={onBlur}>
      <div
        className={`relative h-64 overflow-hidden rounded-lg border bg-muted ${invalid ? 'border-destructive' : ''}`}
      >
        <div ref={container} className="size-full" />
        {map && value && <Pin map={map} place={value} />}
        {map && <MapControls map={map} />}
        {failed && (
          <p className="absolute inset-0 flex items-center justify-center p-6 text-center text-sm text-muted-foreground">
            {t('unavailable')}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <Coordinates value={value} onChange={onChange} disabled={disabled} invalid={invalid} />
        {map && !value && (
          <Button type="button" variant="outline" disabled={disabled} onClick={() => choose(map.getCenter())}>
            <CrosshairIcon aria-hidden="true" />
            {t('center')}
          </Button>
        )}
        {value && (
          <Button type="button" variant="ghost" disabled={disabled} onClick={() => onChange(null)}>
            <XIcon aria-hidden="true" />
            {t('clear')}
          </Button>
        )}
      </div>
      <p className="text-xs text-muted-foreground">{t('pick')}</p>
    </div>
  );
}

function Pin({ map, place }: { map: Parameters<typeof positionOf>[0]; place: Place }) {
  useRedrawOnMove(map);
  return (
    <div className="pointer-events-none absolute top-0 left-0" style={positionOf(map, place)}>
      <MapPinIcon
        aria-hidden="true"
        className="size-7 -translate-y-1/2 fill-primary stroke-background text-primary drop-shadow"
      />
    </div>
  );
}

type CoordinatesProps = {
  value: Place | null;
  onChange: (value: Place | null) => void;
  disabled: boolean;
  invalid: boolean;
};

/** Both coordinates as text; what is half written stays here until it is a place. */
function Coordinates({ value, onChange, disabled, invalid }: CoordinatesProps) {
  const t = useTranslations('views.map');
  const base = useId();
  const [typed, setTyped] = useState({ lat: textOf(value?.lat), lng: textOf(value?.lng) });
  const [known, setKnown] = useState(value);
  if (known?.lat !== value?.lat || known?.lng !== value?.lng) {
    setKnown(value);
    // Only what came from outside replaces what is being typed: `40.` must not become `40`.
    if (value?.lat !== readCoordinate(typed.lat, 90) || value?.lng !== readCoordinate(typed.lng, 180))
      setTyped({ lat: textOf(value?.lat), lng: textOf(value?.lng) });
  }
  const change = (next: { lat: string; lng: string }): void => {
    setTyped(next);
    const [lat, lng] = [readCoordinate(next.lat, 90), readCoordinate(next.lng, 180)];
    if (lat !== null && lng !== null) onChange({ lat, lng });
    else if (next.lat.trim() === '' && next.lng.trim() === '') onChange(null);
  };
  const parts = [
    ['lat', t('latitude'), 90],
    ['lng', t('longitude'), 180],
  ] as const;
  return parts.map(([name, label, most]) => (
    <div key={name} className="flex min-w-28 flex-1 flex-col gap-1.5">
      <Label htmlFor={`${base}-${name}`} className="text-xs">
        {label}
      </Label>
      <Input
        id={`${base}-${name}`}
        inputMode="decimal"
        autoComplete="off"
        disabled={disabled}
        value={typed[name]}
        aria-invalid={invalid || (typed[name].trim() !== '' && readCoordinate(typed[name], most) === null)}
        onChange={(event) => change({ ...typed, [name]: event.target.value })}
        className="tabular-nums"
      />
    </div>
  ));
}

const textOf = (degrees: number | undefined): string => (degrees === undefined ? '' : String(degrees));
const roundDegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
