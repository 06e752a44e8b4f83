'use client';

import { useLocale } from 'next-intl';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { formatNumber } from '@/lib/format/number';
import { AXIS, axisNumber } from './axis';
import { ChartTooltip } from './chart-tooltip';

type Point = { at: string; label: string; values: Readonly<Record<string, number>> };
type Props = {
  points: readonly Point[];
  series: readonly { key: string; label: string; color: string }[];
};

/** Lines over time, one for each series. */
export function TrendChart({ points, series }: Props) {
  const locale = useLocale();
  return (
    <div className="min-h-52 flex-1">
      <ResponsiveContainer width="100%" height="100%" minHeight={208}>
        <AreaChart
          data={[...points]}
          accessibilityLayer={false}
          margin={{ top: 6, right: 6, bottom: 0, left: 0 }}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" />
          <XAxis dataKey="label" minTickGap={28} interval="preserveStartEnd" {...AXIS} />
          <YAxis width="auto" allowDecimals={false} tickFormatter={axisNumber(locale)} {...AXIS} />
          <Tooltip
            cursor={{ stroke: 'var(--border)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload[0]?.payload as Point | undefined;
              if (!active || !point) return null;
              return (
                <ChartTooltip
                  title={point.label}
                  entries={series.map(({ key, label, color }) => ({
                    key,
                    label,
                    value: formatNumber(point.values[key] ?? 0, locale, 'integer'),
                    mark: <span className="size-2 rounded-full" style={{ background: color }} />,
                  }))}
                />
              );
            }}
          />
          {series.map(({ key, label, color }) => (
            <Area
              key={key}
              name={label}
              type="monotone"
              dataKey={(point: Point) => point.values[key]}
              stroke={color}
              strokeWidth={2}
              fill={color}
              fillOpacity={0.08}
              isAnimationActive={false}
              activeDot={{ r: 3.5, strokeWidth: 2, stroke: 'var(--card)' }}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </div>
  );
}
