'use client';

import { useLocale } from 'next-intl';
import { Pie, PieChart as Chart, ResponsiveContainer, Sector, Tooltip } from 'recharts';
import { formatNumber } from '@/lib/format/number';
import type { DrawnSlice } from '../breakdown-card';
import { ChartTooltip } from './chart-tooltip';

/** The parts of a whole, with the whole in their middle. */
export function PieChart({ slices, total }: { slices: readonly DrawnSlice[]; total: string }) {
  const locale = useLocale();
  return (
    <div className="relative mx-auto size-44">
      <ResponsiveContainer width="100%" height="100%" minHeight={176}>
        <Chart accessibilityLayer={false}>
          <Tooltip
            isAnimationActive={false}
            content={({ active, payload }) => {
              const slice = payload[0]?.payload as DrawnSlice | undefined;
              if (!active || !slice) return null;
              return (
                <ChartTooltip
                  title=""
                  entries={[
                    {
                      key: slice.key,
                      label: slice.label,
                      value: `${formatNumber(slice.value, locale, 'integer')} · ${slice.share}`,
                      mark: <span className={`${slice.className} size-2 rounded-full bg-(--tone)`} />,
                    },
                  ]}
                />
              );
            }}
          />
          <Pie
            data={[...slices]}
            dataKey="value"
            nameKey="label"
            innerRadius="68%"
            outerRadius="98%"
            startAngle={90}
            endAngle={-270}
            paddingAngle={slices.length > 1 ? 2 : 0}
            cornerRadius={3}
            stroke="none"
            isAnimationActive={false}
            // Hidden from readers of screens, who have the table: nothing in it may take the focus.
            rootTabIndex={-1}
            shape={({ key, ...sector }) => (
              <Sector
                key={key}
                {...sector}
                className={(sector.payload as DrawnSlice).className}
                fill="var(--tone)"
              />
            )}
          />
        </Chart>
      </ResponsiveContainer>
      <p className="pointer-events-none absolute inset-0 flex items-center justify-center text-2xl font-semibold tracking-tight tabular-nums">
        {total}
      </p>
    </div>
  );
}
