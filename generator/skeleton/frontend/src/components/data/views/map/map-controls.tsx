'use client';

import type { Map as MapLibre } from 'maplibre-gl';
import { MaximizeIcon, MinusIcon, PlusIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** Buttons at the corner of a map: closer, further, all records. */
export function MapControls({ map, onFit }: { map: MapLibre; onFit?: () => void }) {
  const t = useTranslations('views.map');
  return (
    <div className="absolute top-2 right-2 flex flex-col gap-1">
      <Button variant="outline" size="icon-sm" aria-label={t('zoomIn')} onClick={() => map.zoomIn()}>
        <PlusIcon aria-hidden="true" />
      </Button>
      <Button variant="outline" size="icon-sm" aria-label={t('zoomOut')} onClick={() => map.zoomOut()}>
        <MinusIcon aria-hidden="true" />
      </Button>
      {onFit && (
        <Button variant="outline" size="icon-sm" aria-label={t('fit')} onClick={onFit}>
          <MaximizeIcon aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
